// What columns mean, changed by hand; and the report of an import as it is shown.
import { describe, expect, it } from 'vitest'
import type { ImportReport, Mapping, RowReason } from '../../../src/shared/contract/exchange.ts'
import { fieldAt, formatsOf, reread, withFieldAt, withFormat } from '../../../src/renderer/areas/exchange/mapping.ts'
import { placeOf } from '../../../src/renderer/areas/exchange/paths.ts'
import { csvOf, groupsOf, partsOf, rowsIn } from '../../../src/renderer/areas/exchange/report-view.ts'

const COLUMNS = ['Name', 'Phone', ''].map((name) => ({ name, samples: [] }))
const MAPPING: Mapping = {
  fields: { name: { column: 'Name' }, phone: { column: 2 }, note: { constant: 'from the till' } },
  unknownCustomers: 'create',
}

describe('the columns of a file', () => {
  it('are known by their heading or their place', () => {
    expect([0, 1, 2].map((at) => fieldAt(MAPPING, COLUMNS, at))).toEqual(['name', 'phone', null])
  })

  it('give one field each, and a field comes from one column', () => {
    const moved = withFieldAt(MAPPING, COLUMNS, { at: 2, field: 'phone' })
    expect([0, 1, 2].map((at) => fieldAt(moved, COLUMNS, at))).toEqual(['name', null, 'phone'])
    const left = withFieldAt(moved, COLUMNS, { at: 0, field: null })
    expect(left.fields).toEqual({ phone: { column: 3 }, note: { constant: 'from the till' } })
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
})

const report = (part: Partial<ImportReport>): ImportReport => ({
  kind: 'contacts',
  dryRun: false,
  rows: 10,
  created: 4,
  updated: 3,
  skipped: 1,
  made: { contacts: 4, products: 0, visits: 0, lines: 0, returns: 0, total: 0 },
  reasons: [],
  list: null,
  mapping: MAPPING,
  command: null,
  work: null,
  stopped: false,
  ...part,
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

  it('puts reasons together: what was left out first, then what was mended, the many before the few', () => {
    const groups = groupsOf([
      reason(1, 'updated', 'found-by-phone'),
      reason(2, 'mended', 'bad-phone'),
      reason(3, 'mended', 'bad-email'),
      reason(4, 'mended', 'bad-email'),
      reason(5, 'skipped', 'no-name'),
    ])
    expect(groups.map(({ why, reasons }) => [why, reasons.length])).toEqual([
      ['no-name', 1],
      ['bad-email', 2],
      ['bad-phone', 1],
      ['found-by-phone', 1],
    ])
    expect(rowsIn([reason(1, 'mended', 'bad-phone'), reason(1, 'mended', 'bad-email')])).toBe(1)
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
  expect(placeOf('/import/dragons')).toEqual({ at: 'choose', kind: null })
})
