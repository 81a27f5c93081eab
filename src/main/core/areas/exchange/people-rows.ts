// Rows of a file that says something about people the shop knows: their tags, the lists they are in, what they agreed to. Pure but
// for the breaths between pieces of the file.
import { readDate } from './moments.ts'
import { allValuesOf, DEFAULT_SOURCE, valuesOf, type Values } from './columns.ts'
import { actOf, channelOf, saidAt } from './consent-rows.ts'
import { ContactDraft, oneLine } from './contact-patch.ts'
import { datesOf, several, TAGS, type ContactsRequest } from './contact-rows.ts'
import type { Row } from './csv-rows.ts'
import type { ContactsPlan, PlannedConsent, PlannedContact } from './plan.ts'
import type { Noted } from './reasons.ts'
import { splitName } from './written-names.ts'

type Kind = 'tags' | 'lists' | 'consent'

/** Errors: FILE_UNREADABLE. */
export async function planPeople(request: ContactsRequest, kind: Kind): Promise<ContactsPlan> {
  const { sheet, surveyed, mapping } = request
  const noted: Noted[] = [...surveyed.noted]
  const units: PlannedContact[] = []
  const read = reader(request, kind, noted)
  for await (const some of sheet.rows()) {
    for (const row of some) {
      const unit = read(row)
      if (unit !== null) units.push(unit)
    }
  }
  return { kind, mapping, rows: surveyed.rows, skipped: surveyed.rows - units.length, noted, units }
}

function reader(request: ContactsRequest, kind: Kind, noted: Noted[]): (row: Row) => PlannedContact | null {
  const { surveyed, mapping, settings, now } = request
  const { columns } = surveyed
  const dates = datesOf(columns, settings, now)
  const { how = '', words = '' } = mapping.consent ?? {}
  const skip = (row: Row, why: Noted['why'], field: string, value: string) => {
    noted.push({ row: row.line, fate: 'skipped', why, field, value })
    return null
  }

  function consentOf(row: Row, value: Values): PlannedConsent | null {
    const act = actOf(value('state'))
    if (act === null || act === 'silent') return skip(row, 'unknown-state', 'state', value('state'))
    const channel = value('channel') === '' ? 'email' : channelOf(value('channel'))
    if (channel === null) return skip(row, 'unknown-channel', 'channel', value('channel'))
    const at = saidAt(value('date'), { zone: settings.zone, date: dates('date') })
    if (at === null && value('date') !== '')
      noted.push({ row: row.line, fate: 'mended', why: 'bad-date', field: 'date', value: value('date') })
    return {
      row: row.line,
      channel,
      act,
      at,
      how: oneLine(value('how') || how).slice(0, 200),
      words: (value('words') || words).slice(0, 2_000),
      note: value('note').slice(0, 2_000),
    }
  }

  return (row) => {
    const value = valuesOf(columns, row)
    const all = (field: string) => allValuesOf(columns, row, field).filter((one) => one.value !== '')
    const draft = new ContactDraft(row.line)
    const { given, family } = splitName(value('name'))
    draft.line('given', given, 120)
    draft.line('family', family, 120)
    for (const said of all('phone')) draft.phone('home', said.value)
    for (const said of all('email')) draft.email('home', said.value)
    if (value('birthday') !== '')
      draft.occasion('birthday', readDate(value('birthday'), dates('birthday')), value('birthday'))
    for (const said of all('number'))
      draft.number(mapping.source ?? DEFAULT_SOURCE, said.value.replace(/^(\d+)\.0+$/, '$1'))
    if (kind === 'tags') draft.tags(all('tags').flatMap((said) => several(said.value, TAGS)))
    const { patch, noted: mended } = draft.done()
    noted.push(...mended)
    const { phones, emails, numbers, occasions } = patch
    if (!phones && !emails && !numbers && !(occasions && (given || family)))
      return skip(row, 'no-name', 'name', value('name'))
    const unit = { rows: [row.line], patch, photo: null }
    if (kind === 'tags') return unit
    if (kind === 'lists') {
      const names = all('list').flatMap((said) => several(said.value, TAGS).map((name) => oneLine(name).slice(0, 120)))
      return { ...unit, lists: names }
    }
    const consent = consentOf(row, value)
    return consent === null ? null : { ...unit, consents: [consent] }
  }
}
