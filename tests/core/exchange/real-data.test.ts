// Files of real shops and real programs, read from the folder that REGULARS_TEST_DATA names; passed over where there is none.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { dayOfDate } from '../../../src/shared/domain/shop-day.ts'
import { startWithBook } from '../../support/core.ts'

const DATA = process.env['REGULARS_TEST_DATA'] ?? ''
const at = (...path: readonly string[]) => join(DATA, ...path)
const fileOf = (path: string) => new File([readFileSync(path)], path)

type Shop = Awaited<ReturnType<typeof startWithBook>>
const open: Shop[] = []
afterEach(async () => {
  for (const shop of open.splice(0)) await shop.dispose()
})

async function shop(): Promise<Shop> {
  const started = await startWithBook()
  open.push(started)
  return started
}

/** Runs with the files of that folder only. */
const real = DATA === '' ? test.skip : test
if (DATA === '') console.info('REGULARS_TEST_DATA is not set: files of real shops are passed over.')

function filesIn(...path: readonly string[]): string[] {
  return readdirSync(at(...path), { recursive: true, encoding: 'utf8' })
    .map((name) => at(...path, name))
    .filter((name) => statSync(name).isFile())
}

/** From raw purchases to what Fader, Hardie and Lee printed (2005), and Fader and Hardie (2013, note 25): every digit of it. */
async function expectPublishedFit(api: Shop['owner']['api']): Promise<void> {
  const fit = await api.analytics.fit({ until: '1997-09-30', unit: 'week', merge: 'day', ahead: 39 })
  expect(fit).toMatchObject({ model: 'BG/NBD', enough: true, customers: 2_357, once: 1_411, repeats: 2_457 })
  const printed = (value: number | undefined, digits: number) => value?.toFixed(digits)
  const { parameters, spending, people } = fit
  expect(printed(parameters?.r, 3)).toBe('0.243')
  expect(printed(parameters?.alpha, 3)).toBe('4.414')
  expect(printed(parameters?.a, 3)).toBe('0.793')
  expect(printed(parameters?.b, 3)).toBe('2.426')
  expect(printed(fit.logLikelihood ?? 0, 2)).toBe('-9582.43')
  expect(spending?.customers).toBe(946)
  expect(printed(spending?.p, 2)).toBe('6.25')
  expect(printed(spending?.q, 2)).toBe('3.74')
  expect(printed(spending?.gamma, 2)).toBe('15.44')
  expect(printed(spending?.logLikelihood, 2)).toBe('-4055.92')
  const [first] = people
  expect(first).toMatchObject({ ref: '0001', x: 2 })
  expect(printed(first?.t_x, 2)).toBe('30.43')
  expect(printed(first?.T, 2)).toBe('38.86')
  expect(first?.mean).toBeCloseTo(22.345, 6)
  expect(printed(first?.expected ?? 0, 3)).toBe('1.226')
  expect(printed(first?.alive ?? 0, 3)).toBe('0.727')
  const means = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17]
  for (const [at, mean] of means.entries()) expect(Math.abs((people[at]?.expectedSpend ?? 0) - mean)).toBeLessThan(0.1)
  // The same in days: rates are per day then, and what is expected in 273 days is what is expected in 39 weeks.
  const daily = await api.analytics.fit({ until: '1997-09-30', unit: 'day', ahead: 273 })
  expect(Math.abs((daily.parameters?.alpha ?? 0) / 7 - 4.4136)).toBeLessThan(0.001)
  expect(Math.abs((daily.people[0]?.expected ?? 0) - 1.2259)).toBeLessThan(0.001)
}

/** Counted from the file itself: invoices of customers that are no credits, by the day they bear. */
async function expectWhoCameBack({ analytics }: Shop['owner']['api']): Promise<void> {
  const day = (month: number, of: number) => dayOfDate({ year: 2011, month, day: of })
  const spring = await analytics.report({ report: 'cohorts', period: { from: day(3, 1), to: day(5, 31) } })
  expect(spring.asOf).toBe(day(12, 9))
  expect(spring.finding.values).toMatchObject({ customers: 1_993, back: 1_524 })
  const { rows } = await analytics.report({ report: 'cohorts' })
  const later = [324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235]
  const found = later.map((_, at) => rows[0]?.cells[`after-${String(at + 1)}.people`])
  expect([rows[0]?.cells['customers'], ...found]).toEqual([885, ...later])
  const matrix = await analytics.report({ report: 'migration' })
  expect(matrix.marks).toMatchObject({ beforeFrom: day(1, 1) - 22, beforeTo: day(6, 9) })
  for (const { cells, people } of matrix.rows) {
    const shares = ['very-high', 'high', 'medium', 'low', 'lapsed'].map((group) => Number(cells[group] ?? 0))
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(cells['people'] === 0 ? 0 : 100)
    const request = { report: 'migration' } as const
    if (people !== null) expect((await analytics.people({ request, people })).total).toBe(cells['people'])
  }
}

/** The best of the retailer as one adds them up from the file with any other program: net of returns, of all who ever bought. */
async function expectBestOfRetail(api: Shop['owner']['api']): Promise<void> {
  const request = { report: 'best', top: 50 } as const
  const best = await api.analytics.report(request)
  expect(best).toMatchObject({
    enough: true,
    marks: { customers: 4_339, total: 831_047_705, top: 868 },
    totals: { revenue: 258_370_992 },
  })
  expect(Number(best.finding.values['sharePercent'])).toBeCloseTo(73.58556979589999, 8)
  expect(best.rows.map(({ cells }) => cells['revenue']).slice(0, 3)).toEqual([27_948_902, 25_643_849, 18_748_217])
  expect(best.rows.at(-1)?.cells).toMatchObject({ rank: 50, revenue: 1_621_922 })
  expect(best.totals['share']).toBeCloseTo(31.089790687768037, 8)
  const fifty = await api.analytics.people({ request, people: 'first' })
  expect(fifty).toMatchObject({ total: 50, amount: 258_370_992 })
  // Which of the fifty are slipping: all of them are among the fifty, and overdue by their own gap.
  const slipping = await api.analytics.report({ report: 'slipping', top: 50 })
  const ids = new Set(fifty.rows.map(({ id }) => id))
  for (const { contactId, cells } of slipping.rows) {
    expect(ids.has(contactId ?? 0)).toBe(true)
    expect(Number(cells['awayDays'])).toBeGreaterThan(1.5 * Number(cells['gap']))
    expect(['overdue', 'slipping']).toContain(cells['standing'])
  }
  // Everybody who ever bought has one standing: those who lapsed are those whom the report of the lost names.
  const lost = await api.analytics.report({ report: 'lost' })
  const people = await api.analytics.people({ request: { report: 'lost' }, people: 'all', limit: 1 })
  expect(lost.finding.values).toMatchObject({ people: people.total, yearMoney: people.amount, customers: 4_339 })
  const { count } = await api.segments.count({
    rule: { fact: 'rhythm.standing', op: 'any', values: ['lapsed'] },
    asOf: lost.asOf,
  })
  expect(count).toBe(people.total)
}

describe('real data', () => {
  real(
    'real data: Online Retail agrees with its published totals, is taken back, and its first rows come again',
    { timeout: 600_000 },
    async () => {
      const { owner } = await shop()
      const bytes = gunzipSync(readFileSync(at('online-retail', 'online-retail.csv.gz')))
      const file = new File([bytes], 'online-retail.csv')
      const report = await owner.api.exchange.import({ file, kind: 'sales' })
      // 3,836 credit invoices, two write-offs with a price below zero, and 1,336 rows that take stock back for nothing.
      const made = {
        contacts: 4_372,
        products: 3_958,
        visits: 25_900,
        lines: 541_909,
        returns: 5_174,
        total: 974_774_793,
      }
      expect(report).toMatchObject({ rows: 541_909, created: 541_909, skipped: 0, made })
      expect(report.reasons.map(({ why }) => why)).toEqual(['negative-price', 'negative-price'])
      const before = await owner.api.visits.list({ limit: 3 })
      expect(before).toMatchObject({ count: 25_900, total: 974_774_793 })
      const credits = await owner.api.visits.list({ receipt: 'C', limit: 1 })
      expect(credits.count).toBe(3_836)
      const [best] = await owner.api.contacts.search({ text: '14646' })
      expect(best?.matchedText).toContain('14646')
      expect((await owner.api.visits.list({ contactId: best?.id ?? 0 })).count).toBe(77)
      await expectBestOfRetail(owner.api)
      await expectWhoCameBack(owner.api)
      await owner.api.history.undo({ command: report.command ?? 0 })
      expect(await owner.api.visits.list({})).toMatchObject({ count: 0, total: 0 })
      expect(await owner.api.contacts.list({})).toMatchObject({ total: 0 })
      // All of it once more is in tests/proof.
      const rows = new TextDecoder().decode(bytes).split('\n', 20_001)
      const part = new File([rows.join('\n')], 'online-retail.csv')
      const again = await owner.api.exchange.import({ file: part, kind: 'sales' })
      expect(again).toMatchObject({ rows: 20_000, created: 20_000, skipped: 0, made: { lines: 20_000 } })
    },
  )

  real(
    'real data: the CDNOW files are read by places, dates without signs and runs of blanks',
    { timeout: 300_000 },
    async () => {
      const { owner } = await shop()
      const mapping = {
        delimiter: 'blanks',
        fields: {
          'customer-number': { column: 2 },
          date: { column: 3, format: 'YYYYMMDD' },
          quantity: { column: 4 },
          'line-total': { column: 5 },
          product: { constant: 'CD' },
        },
      }
      const file = fileOf(at('cdnow', 'CDNOW_sample.txt'))
      const report = await owner.api.exchange.import({ file, kind: 'sales', mapping })
      // Orders of one customer on one day are one visit: nothing tells them apart.
      expect(report).toMatchObject({
        rows: 6_919,
        skipped: 0,
        made: { contacts: 2_357, products: 1, visits: 6_696, lines: 6_919, total: 24_409_194 },
      })
      const repeated = await owner.api.exchange.import({ file, kind: 'sales', mapping, dryRun: true })
      expect(repeated).toMatchObject({ created: 0, skipped: 6_919 })
      await expectPublishedFit(owner.api)
    },
  )

  for (const path of [
    'febrl/dataset1.csv',
    'restaurant-dedupe/restaurant-1.csv',
    'dedupe-examples/csv_example_messy_input.csv',
  ]) {
    real(`real data: every row of ${path} comes in, with name and street, without a mapping`, async () => {
      const { owner } = await shop()
      const report = await owner.api.exchange.import({ file: fileOf(at(path)), kind: 'contacts' })
      expect(report).toMatchObject({ created: report.rows, updated: 0, skipped: 0 })
      const { rows } = await owner.api.contacts.list({ limit: 20 })
      for (const { id } of rows) {
        const { name, addresses } = await owner.api.contacts.get({ id })
        expect(name).toMatch(/\p{L}/u)
        expect(addresses[0]?.street).not.toMatch(/^"|^$/)
      }
    })
  }

  for (const folder of ['ez-vcard', 'nuovo-vcard', 'sabre-vobject', 'ical-js-vcard']) {
    real(`real data: every vCard of ${folder} is read`, { timeout: 60_000 }, async () => {
      const { owner } = await shop()
      for (const path of filesIn(folder).filter((name) => /\.(vcf|vcard)$/i.test(name))) {
        const file = fileOf(path)
        const preview = await owner.api.exchange.preview({ file, kind: 'contacts' })
        expect(preview).toMatchObject({ format: 'vcard', missing: [] })
        expect(preview.rows, path).toBeGreaterThan(0)
        const report = await owner.api.exchange.import({ file, kind: 'contacts' })
        expect(report.created + report.updated + report.skipped, path).toBe(report.rows)
        // One card holds nothing but a picture, another nothing but addresses: there is nobody to write down.
        const nameless = /issue64|vcard_grouped/.test(path)
        expect(report.reasons.filter(({ why }) => why === 'no-name').length, path).toBe(nameless ? 1 : 0)
      }
    })
  }
})
