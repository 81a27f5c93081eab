// Sheets of labels: one for each person or household, by postcode.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { paper, Printed } from '../../../../shared/contract/paper.ts'
import { isoOfDay, shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../area.ts'
import { addresseesOf, byPostcode } from './addressees.ts'
import { peopleAsked } from './chosen.ts'
import { labelDocument, sizeOnLabel } from './label-pages.ts'
import type { Left } from './people.ts'
import { checkForm, fileOf, type PressParts } from './press.ts'
import { sheetOf, type LabelSheet } from './sheets.ts'

/** Errors: NOT_FOUND, BAD_INPUT, CANCELLED, BOOK_CLOSED. */
export async function printLabels(
  parts: PressParts,
  context: ActionContext,
  request: InputOf<typeof paper.labels>,
): Promise<Printed> {
  checkForm(parts, request.as)
  const sheet = checkedSheet(request)
  const chosen = await peopleAsked(context, request)
  const { db, settings } = context.book()
  const all = [...addresseesOf({ db, settings }, chosen.people, request.perHousehold)].sort(
    byPostcode(settings.country),
  )
  const fits = Map.groupBy(all, ({ lines }) => sizeOnLabel(sheet, lines) !== null)
  const labels = fits.get(true) ?? []
  const tooLong = (fits.get(false) ?? []).flatMap(({ people }) => people.map(leftTooLong))
  const day = isoOfDay(shopCalendar(settings.zone, settings.dayTurn).dayOf(context.outside.clock.now()))
  const name = `labels-${day}`
  const { html, pages } = labelDocument({
    sheet,
    start: request.start,
    labels,
    title: name,
    language: settings.language,
  })
  return {
    file: await fileOf(parts, { html, name, as: request.as }, context),
    pages,
    people: labels.reduce((sum, { people }) => sum + people.length, 0),
    pieces: labels.length,
    total: chosen.total,
    left: [...chosen.left, ...tooLong],
  }
}

const leftTooLong = ({ id, name }: { readonly id: number; readonly name: string }): Left => ({
  id,
  name,
  reason: 'too_long',
})

/** Errors: BAD_INPUT. */
function checkedSheet({ sheet: name, start }: InputOf<typeof paper.labels>): LabelSheet {
  const sheet = sheetOf(name)
  if (sheet === undefined) throw new Failure('BAD_INPUT', { issues: [{ path: 'sheet', rule: 'unknown' }] })
  const most = sheet.across * sheet.down - 1
  if (start > most) throw new Failure('BAD_INPUT', { issues: [{ path: 'start', rule: 'too_large', limit: most }] })
  return sheet
}
