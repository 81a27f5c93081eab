// Headings of real programs, read from the folder that REGULARS_TEST_DATA names; passed over where there is none.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { columnsOf, missingFields } from '../../../src/main/core/areas/exchange/columns.ts'
import { completed } from '../../../src/main/core/areas/exchange/proposal.ts'
import { rowReader } from '../../../src/main/core/areas/exchange/csv-rows.ts'
import { sheetOf } from '../../../src/main/core/areas/exchange/open-sheet.ts'
import { presetFor } from '../../../src/main/core/areas/exchange/presets.ts'
import { Mapping } from '../../../src/shared/contract/exchange.ts'

const DATA = process.env['REGULARS_TEST_DATA'] ?? ''
const real = DATA === '' ? test.skip : test
if (DATA === '') console.info('REGULARS_TEST_DATA is not set: headings of real programs are passed over.')

const rowsOf = (text: string) => {
  const reader = rowReader(',')
  return [...reader.push(text), ...reader.end()].map(({ cells }) => cells)
}

real(
  'real data: the headings of every program that is listed are recognised, and what is needed comes from somewhere',
  async () => {
    const [, ...rows] = rowsOf(readFileSync(join(DATA, 'header-rows', 'headers.csv'), 'utf8'))
    const missed: string[] = []
    let listed = 0
    for (const [vendor = '', variant = '', row = ''] of rows) {
      if (row.startsWith('NOT FOUND')) continue
      listed += 1
      // Some stand without their beginning or end.
      const headings = (rowsOf(row)[0] ?? []).filter((heading) => heading !== '...')
      const preset = presetFor('contacts', headings)
      if (preset === null || !preset.name.startsWith(vendor.split(' ')[0] ?? '')) {
        const head = row.startsWith('...') ? ['First Name', 'Last Name', ...headings] : null
        const again = head === null ? null : presetFor('contacts', head)
        if (again === null) missed.push(`${vendor}, ${variant}`)
      }
      const bytes = new TextEncoder().encode(`${headings.map((one) => `"${one}"`).join(',')}\n`)
      const sheet = await sheetOf({ bytes, name: vendor }, { header: true })
      const mapping = completed('contacts', sheet, Mapping.parse({}))
      expect(missingFields('contacts', columnsOf('contacts', sheet, mapping)), vendor).toEqual([])
    }
    console.info(`Headings recognised: ${String(listed - missed.length)} of ${String(listed)}.`)
    expect(missed).toEqual([])
  },
)
