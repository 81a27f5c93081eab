// Greeting cards: one for each person, folded once, few words in front.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { paper, Printed } from '../../../../shared/contract/paper.ts'
import type { ActionContext } from '../../area.ts'
import { readShop } from '../settings/service.ts'
import { addresseesOf } from './addressees.ts'
import { cardDocument, cardSizeOf, sizeInside } from './card-pages.ts'
import { peopleFor } from './people.ts'
import { checkForm, fileOf, type PressParts } from './press.ts'
import { today, told, tooLong } from './told.ts'
import { writtenFor } from './written.ts'

/** Errors: NOT_FOUND, BAD_INPUT, CANCELLED, BOOK_CLOSED. */
export async function printCards(
  parts: PressParts,
  context: ActionContext,
  request: InputOf<typeof paper.cards>,
): Promise<Printed> {
  checkForm(parts, request.as)
  const people = await peopleFor(context, request)
  const { written, left, pictures } = await writtenFor(context, {
    asked: request,
    addressees: addresseesOf(context.book(), people.chosen),
    files: parts.files,
  })
  const { db, settings } = context.book()
  const size = request.size ?? cardSizeOf(settings.country)
  const { fit = [], long = [] } = Object.groupBy(written, (card) => (sizeInside(size, card) === null ? 'long' : 'fit'))
  const name = `cards-${today(context)}`
  const made = cardDocument({
    size,
    head: { shop: settings.shop, accent: readShop(db).accent, language: settings.language },
    cards: fit,
    pictures,
    title: name,
  })
  return {
    ...(await fileOf(parts, { ...made, name, as: request.as }, context)),
    ...told(
      fit.map(({ to }) => to),
      [...people.left, ...long.flatMap(({ to }) => tooLong(to)), ...left],
    ),
    total: people.total,
  }
}
