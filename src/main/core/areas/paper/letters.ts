// Letters: one for each person, addressed for the window of an envelope.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { paper, Printed } from '../../../../shared/contract/paper.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { createFormats } from '../../../../shared/words/format.ts'
import { createWords, languageOf } from '../../../../shared/words/words.ts'
import type { ActionContext } from '../../area.ts'
import { rulesOf } from '../sending/service.ts'
import { readShop } from '../settings/service.ts'
import { addresseesOf } from './addressees.ts'
import { envelopeOf, letterForm } from './envelopes.ts'
import { letterDocument, sizeInWindow, type Letterhead } from './letter-pages.ts'
import { peopleFor } from './people.ts'
import { checkForm, fileOf, type PressParts } from './press.ts'
import { today, told, tooLong } from './told.ts'
import { wantedPaper } from './wanted.ts'
import { writtenFor } from './written.ts'

type Request = InputOf<typeof paper.letters>

/** Errors: NOT_FOUND, BAD_INPUT, CANCELLED, BOOK_CLOSED. */
export async function printLetters(parts: PressParts, context: ActionContext, request: Request): Promise<Printed> {
  checkForm(parts, request.as)
  const form = letterForm(request.envelope ?? envelopeOf(context.book().settings.country))
  const people = await peopleFor(context, request)
  const { fit = [], long = [] } = Object.groupBy(addresseesOf(context.book(), people.chosen), ({ lines }) =>
    sizeInWindow(form, lines) === null ? 'long' : 'fit',
  )
  const { written, left, pictures } = await writtenFor(context, { asked: request, addressees: fit, files: parts.files })
  const name = `letters-${today(context)}`
  const letters = written.map(({ to, subject, html }) => ({ lines: to.lines, subject, html }))
  const made = letterDocument({ form, head: letterhead(context, request), letters, pictures, title: name })
  return {
    ...(await fileOf(parts, { ...made, name, as: request.as }, context)),
    ...told(
      written.map(({ to }) => to),
      [...people.left, ...long.flatMap(tooLong), ...left],
    ),
    total: people.total,
  }
}

/** In the language of the shop, on the shop's day. */
function letterhead({ book, outside }: ActionContext, request: Request): Letterhead {
  const { db, settings } = book()
  const { language, zone, currency, dayTurn, shop } = settings
  const words = createWords(languageOf(language), language)
  const formats = createFormats({ locale: words.locale, zone, currency })
  const { class: kind } = wantedPaper({ db, settings, outside }, request)
  return {
    shop,
    address: rulesOf(db).postalAddress,
    accent: readShop(db).accent,
    date: formats.day(shopCalendar(zone, dayTurn).dayOf(outside.clock.now())),
    language,
    foot: kind === 'marketing' ? words('paper.letter.opt-out') : '',
  }
}
