// Sheets of labels: one for each person or household, by postcode.
import type { InputOf } from '../../../../shared/contract/base.ts'
import type { paper, Printed } from '../../../../shared/contract/paper.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../area.ts'
import { addresseesOf, householdsOf } from './addressees.ts'
import { labelDocument, sizeOnLabel } from './label-pages.ts'
import { peopleFor } from './people.ts'
import { checkForm, fileOf, type PressParts } from './press.ts'
import { today, told, tooLong } from './told.ts'
import { sheetOf, type LabelSheet } from './sheets.ts'

/** Errors: NOT_FOUND, BAD_INPUT, CANCELLED, BOOK_CLOSED. */
export async function printLabels(
  parts: PressParts,
  context: ActionContext,
  request: InputOf<typeof paper.labels>,
): Promise<Printed> {
  checkForm(parts, request.as)
  const sheet = checkedSheet(request)
  const people = await peopleFor(context, request)
  const { db, settings } = context.book()
  const all = (request.perHousehold ? householdsOf : addresseesOf)({ db, settings }, people.chosen)
  const { fit: labels = [], long = [] } = Object.groupBy(all, ({ lines }) =>
    sizeOnLabel(sheet, lines) === null ? 'long' : 'fit',
  )
  const name = `labels-${today(context)}`
  const made = labelDocument({ sheet, start: request.start, labels, title: name, language: settings.language })
  return {
    ...(await fileOf(parts, { ...made, name, as: request.as }, context)),
    ...told(labels, [...people.left, ...long.flatMap(tooLong)]),
    total: people.total,
  }
}

/** Errors: BAD_INPUT. */
function checkedSheet({ sheet: name, start }: InputOf<typeof paper.labels>): LabelSheet {
  const sheet = sheetOf(name)
  if (sheet === undefined) throw new Failure('BAD_INPUT', { issues: [{ path: 'sheet', rule: 'unknown' }] })
  const most = sheet.across * sheet.down - 1
  if (start > most) throw new Failure('BAD_INPUT', { issues: [{ path: 'start', rule: 'too_large', limit: most }] })
  return sheet
}
