// What columns mean, changed by hand; and the report of an import as it is shown.
import { describe, expect, it } from 'vitest'
import type { ImportReport, Mapping, RowReason } from '../../../src/shared/contract/exchange.ts'
import { readAs, tellingSample } from '../../../src/renderer/areas/exchange/date-question.ts'
import {
  constantsOf,
  fieldAt,
  formatsOf,
  reread,
  saysConsent,
  unsettled,
  withConstant,
  withFieldAt,
  withFormat,
} from '../../../src/renderer/areas/exchange/mapping.ts'
import { pastedFile } from '../../../src/renderer/areas/exchange/pasted-file.ts'
import { placeOf } from '../../../src/renderer/areas/exchange/paths.ts'
import {
  csvOf,
  entriesOf,
  entriesOfList,
  narrowed,
  partsOf,
  whyGroupsOf,
} from '../../../src/renderer/areas/exchange/report-view.ts'

const COLUMNS = ['Name', 'Phone', ''].map((name) => ({ name, samples: [] }))
const MAPPING: Mapping = {
  fields: { name: { column: 'Name' }, phone: { column: 2 }, note: { constant: 'from the till' } },
  unknownCustomers: 'create',
  updates: 'replace',
}

describe('the columns of a file', () => {
  it('are known by their heading or their place', () => {
    expect([0, 1, 2].map((at) => fieldAt(MAPPING, COLUMNS, at))).toEqual(['name', 'phone', null])
  })

  it('give one field each, and a field comes from one column', () => {
    const named = withFieldAt(MAPPING, COLUMNS, { at: 1, field: 'city' })
    expect([0, 1, 2].map((at) => fieldAt(named, COLUMNS, at))).toEqual(['name', 'city', null])
    const moved = withFieldAt(named, COLUMNS, { at: 2, field: 'city' })
    expect([0, 1, 2].map((at) => fieldAt(moved, COLUMNS, at))).toEqual(['name', null, 'city'])
    const left = withFieldAt(moved, COLUMNS, { at: 0, field: null })
    expect(left.fields).toEqual({ city: { column: 3 }, note: { constant: 'from the till' } })
  })

  it('come beside another where a field may stand several times, and leave without it', () => {
    const two = withFieldAt(MAPPING, COLUMNS, { at: 0, field: 'phone' })
    expect(two.fields['phone']).toEqual({ column: 2, more: [1] })
    expect([0, 1].map((at) => fieldAt(two, COLUMNS, at))).toEqual(['phone', 'phone'])
    expect(withFieldAt(two, COLUMNS, { at: 1, field: null }).fields['phone']).toEqual({ column: 1 })
  })

  it('have fields beside them that say the same in every row', () => {
    const tagged = withConstant(MAPPING, 'tags', 'from the till')
    expect(constantsOf(tagged)).toEqual([
      ['note', 'from the till'],
      ['tags', 'from the till'],
    ])
    expect(constantsOf(withConstant(tagged, 'note', null))).toEqual([['tags', 'from the till']])
  })

  it('are asked about again as long as a guess is not settled', () => {
    const guessed = withFormat({ ...MAPPING, fields: { birthday: { column: 1 } } }, 'birthday', 'D/M/YYYY')
    expect(unsettled(guessed, ['birthday']).fields['birthday']).toEqual({ column: 1 })
    expect(unsettled(guessed, ['anniversary'])).toBe(guessed)
  })

  it('say whether somebody agreed to something', () => {
    expect(saysConsent('contacts', MAPPING)).toBe(false)
    expect(saysConsent('contacts', withConstant(MAPPING, 'email-consent', 'yes'))).toBe(true)
    expect(saysConsent('consent', MAPPING)).toBe(true)
  })

  it('can all be left out without being guessed again', () => {
    const one: Mapping = { ...MAPPING, fields: { name: { column: 1 } } }
    const none = withFieldAt(one, COLUMNS, { at: 0, field: null })
    expect(Object.keys(none.fields)).not.toHaveLength(0)
    expect(fieldAt(none, COLUMNS, 0)).toBeNull()
  })

  it('keep how they are written until that is found out anew', () => {
    const dated = withFormat({ ...MAPPING, fields: { birthday: { column: 1 } } }, 'birthday', 'D/M/YYYY')
    expect(dated.fields['birthday']).toEqual({ column: 1, format: 'D/M/YYYY' })
    expect(withFormat(dated, 'birthday', null).fields['birthday']).toEqual({ column: 1 })
    expect(reread(dated, { delimiter: ';' })).toMatchObject({ delimiter: ';', fields: {} })
  })

  it('can be written in several ways only where they are dates or amounts', () => {
    expect(formatsOf('birthday')).toContain('D/M/YYYY')
    expect(formatsOf('price')).toContain('minor')
    expect(formatsOf('city')).toBeNull()
  })
})

const reason = (row: number, fate: RowReason['fate'], why: string): RowReason => ({
  row,
  fate,
  why,
  field: null,
  value: null,
  changes: [],
})

const report = (part: Partial<ImportReport>): ImportReport => ({
  kind: 'contacts',
  dryRun: false,
  rows: 10,
  created: 4,
  updated: 3,
  skipped: 1,
  looks: 0,
  made: { contacts: 4, products: 0, visits: 0, lines: 0, returns: 0, consents: 0, suppressed: 0, total: 0 },
  reasons: [],
  list: null,
  mapping: MAPPING,
  command: null,
  work: null,
  stopped: false,
  ...part,
})

describe('a date of which nothing says what comes first', () => {
  it('is read in either order, and asked with one that differs', () => {
    const ways = ['D/M/YYYY', 'M/D/YYYY']
    const day = (year: number, month: number, at: number) => Date.UTC(year, month - 1, at) / 86_400_000
    expect(ways.map((way) => readAs('03/04/2020', way))).toEqual([day(2020, 4, 3), day(2020, 3, 4)])
    expect(readAs('3.4.64', 'D.M.YY')).toBe(day(1964, 4, 3))
    expect(readAs('2020-31-12', 'YYYY-MM-DD')).toBeNull()
    expect(readAs('03/04', 'D/M/YYYY')).toBeNull()
    expect(tellingSample(['04/04/2020', '03/04/2020'], ways)).toBe('03/04/2020')
    expect(tellingSample(['04/04/2020'], ways)).toBe('04/04/2020')
  })
})

it('what is pasted becomes a file by what it is', async () => {
  expect(pastedFile(' \n', 'pasted')).toBeNull()
  expect(pastedFile('Name\tPhone\nAda\t617', 'pasted')?.name).toBe('pasted.tsv')
  expect(pastedFile('Name;Phone', 'pasted')?.name).toBe('pasted.csv')
  const card = pastedFile('begin:vcard\nFN:Ada\nend:vcard', 'pasted')
  expect([card?.name, card?.type, await card?.text()]).toEqual([
    'pasted.vcf',
    'text/vcard',
    'begin:vcard\nFN:Ada\nend:vcard',
  ])
  expect(pastedFile('BEGIN:VCALENDAR', 'pasted')?.name).toBe('pasted.ics')
})

describe('a report', () => {
  it('has a share for every row', () => {
    expect(partsOf(report({}))).toEqual([
      { share: 'created', count: 4 },
      { share: 'updated', count: 3 },
      { share: 'same', count: 2 },
      { share: 'skipped', count: 1 },
    ])
  })

  it('says of a stopped import that the rest waits, and not that it changed nothing', () => {
    expect(partsOf(report({ stopped: true })).map(({ share }) => share)).toEqual([
      'created',
      'updated',
      'waiting',
      'skipped',
    ])
  })

  it('puts what is said of one row together, under the gravest of its fates', () => {
    const entries = entriesOf([
      reason(3, 'mended', 'bad-email'),
      reason(2, 'mended', 'bad-phone'),
      reason(2, 'skipped', 'no-name'),
      reason(4, 'updated', 'same-as-before'),
      {
        ...reason(5, 'updated', 'found-by-phone'),
        changes: [{ field: 'city', old: '', new: 'Bern' }],
      },
    ])
    expect(entries.map(({ row, fate, whys }) => [row, fate, whys.map(({ why }) => why)])).toEqual([
      [2, 'skipped', ['bad-phone', 'no-name']],
      [3, 'mended', ['bad-email']],
      [4, 'same', ['same-as-before']],
      [5, 'updated', ['found-by-phone']],
    ])
    expect(entries[3]?.changes).toEqual([{ field: 'city', old: '', new: 'Bern' }])
  })

  it('reads the whole list as it is written, and gives a guarded value back as it was', () => {
    const list = csvOf([
      ['row', 'fate', 'name', 'why', 'field', 'value', 'old', 'new'],
      [2, 'new', 'Ada "the Ace" Okoye', null, null, null, null, null],
      [3, 'updated', 'Bo', 'found-by-email', null, null, null, null],
      [3, 'updated', 'Bo', null, 'phone', null, null, '+1 617 555 0100'],
      [4, 'skipped', null, 'no-name', 'note', '=two,\nlines', null, null],
    ])
    expect(entriesOfList(list)).toEqual([
      { row: 2, fate: 'new', name: 'Ada "the Ace" Okoye', whys: [], changes: [] },
      {
        row: 3,
        fate: 'updated',
        name: 'Bo',
        whys: [{ why: 'found-by-email', field: null, value: null }],
        changes: [{ field: 'phone', old: '', new: '+1 617 555 0100' }],
      },
      {
        row: 4,
        fate: 'skipped',
        name: '',
        whys: [{ why: 'no-name', field: 'note', value: '=two,\nlines' }],
        changes: [],
      },
    ])
  })

  it('counts rows by reason, what needs a look first, and is narrowed by both', () => {
    const entries = entriesOf([
      reason(1, 'updated', 'found-by-phone'),
      reason(2, 'mended', 'bad-phone'),
      reason(3, 'mended', 'bad-email'),
      reason(4, 'mended', 'bad-email'),
      reason(4, 'mended', 'bad-email'),
      reason(5, 'skipped', 'no-name'),
      reason(6, 'look', 'ambiguous-name'),
    ])
    expect(whyGroupsOf(entries).map(({ why, count }) => [why, count])).toEqual([
      ['ambiguous-name', 1],
      ['no-name', 1],
      ['bad-email', 2],
      ['bad-phone', 1],
      ['found-by-phone', 1],
    ])
    expect(narrowed(entries, { fate: 'mended', why: null })).toHaveLength(3)
    expect(narrowed(entries, { fate: 'mended', why: 'bad-phone' }).map(({ row }) => row)).toEqual([2])
    expect(narrowed(entries, { fate: null, why: null })).toBe(entries)
  })

  it('is a list that a spreadsheet reads as text', () => {
    expect(
      csvOf([
        ['a', null, 3],
        ['=1+1', 'say "rye", please', ''],
      ]),
    ).toBe(`\uFEFFa,,3\r\n'=1+1,"say ""rye"", please",\r\n`)
  })
})

it('the address of an import says of what, or which', () => {
  expect(placeOf('/import')).toEqual({ at: 'choose', kind: null })
  expect(placeOf('/import/sales')).toEqual({ at: 'choose', kind: 'sales' })
  expect(placeOf('/import/work/12')).toEqual({ at: 'work', work: 12 })
  expect(placeOf('/import/suppression')).toEqual({ at: 'choose', kind: 'suppression' })
  expect(placeOf('/import/dragons')).toEqual({ at: 'choose', kind: null })
})
