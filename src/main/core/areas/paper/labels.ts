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
  const sheet = checkedSheet(request.sheet)
  checkStart(sheet, request.start)
  const people = await peopleFor(context, request)
  const { db, settings } = context.book()
  const all = (request.perHousehold ? householdsOf : addresseesOf)({ db, settings }, people.chosen)
  const { fit: labels = [], long = [] } = Object.groupBy(all, ({ lines }) =>
    sizeOnLabel(sheet, lines) === null ? 'long' : 'fit',
  )
  const name = `labels-${today(context)}`
  const made = labelDocument({
    sheet,
    start: request.start,
    labels,
    title: name,
    language: settings.language,
    shift: parts.shift(),
  })
  return {
    ...(await fileOf(parts, { ...made, name, as: request.as }, context)),
    ...told(labels, [...people.left, ...long.flatMap(tooLong)]),
    total: people.total,
  }
}

/** The edges of every label on plain paper, each with its number: it shows how far this printer prints beside. Errors: as `printLabels`. */
export async function printTrial(
  parts: PressParts,
  context: ActionContext,
  { sheet: named, as }: InputOf<typeof paper.trialSheet>,
): Promise<{ readonly file: File; readonly pages: number }> {
  checkForm(parts, as)
  const sheet = checkedSheet(named)
  const { language } = context.book().settings
  const labels = Array.from({ length: sheet.across * sheet.down }, (_, at) => ({ lines: [String(at + 1)] }))
  const name = 'trial-sheet'
  const made = labelDocument({ sheet, start: 0, labels, title: name, language, shift: parts.shift(), framed: true })
  return fileOf(parts, { ...made, name, as }, context)
}

/** Errors: BAD_INPUT. */
function checkedSheet(name: string): LabelSheet {
  const sheet = sheetOf(name)
  if (sheet === undefined) throw new Failure('BAD_INPUT', { issues: [{ path: 'sheet', rule: 'unknown' }] })
  return sheet
}

/** Errors: BAD_INPUT. */
function checkStart({ across, down }: LabelSheet, start: number): void {
  const most = across * down - 1
  if (start > most) throw new Failure('BAD_INPUT', { issues: [{ path: 'start', rule: 'too_large', limit: most }] })
}
