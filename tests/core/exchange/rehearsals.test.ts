// A dry run and the import after it come to the same: random files of people against random books, whatever they have in common.
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ImportReport, MappingInput } from '../../../src/shared/contract/exchange.ts'
import { startWithBook, type TestWindow } from '../../support/core.ts'
import { seededRandom } from '../../support/outside.ts'

type Api = TestWindow['api']

const seed = Number(process.env['REGULARS_SEED'] ?? randomInt(2 ** 31))
const TURNS = Number(process.env['REGULARS_TURNS'] ?? 12)

const dice = (from: number) => {
  const random = seededRandom(from)
  const below = (count: number) => Math.floor(random.fraction() * count)
  const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T // there is always one
  return { below, pick, chance: (share: number) => random.fraction() < share }
}
type Dice = ReturnType<typeof dice>

// Few of each, so that people meet.
const GIVEN = ['Ann', 'Bob', 'Eva', 'Jo', '']
const FAMILY = ['Smith', 'Jones', 'Berg', '']
const phone = (d: Dice) => `0740012345${String(d.below(6))}`
const email = (d: Dice) => `p${String(d.below(6))}@example.com`
const number = (d: Dice) => (d.chance(0.2) ? `A-100${String(d.below(9))}` : String(d.below(7)))
const birthday = (d: Dice) => `19${String(80 + d.below(2))}-0${String(1 + d.below(2))}-0${String(1 + d.below(3))}`
const maybe = (d: Dice, share: number, value: () => string) => (d.chance(share) ? value() : '')

const HEAD =
  'number,first name,last name,phone,mobile,email,birthday,street,city,notes,tags,list,email consent,sms consent,consent date'
const FIELDS: MappingInput['fields'] = {
  number: { column: 1 },
  given: { column: 2 },
  family: { column: 3 },
  phone: { column: 4 },
  mobile: { column: 5 },
  email: { column: 6 },
  birthday: { column: 7, format: 'YYYY-MM-DD' },
  street: { column: 8 },
  city: { column: 9 },
  note: { column: 10 },
  tags: { column: 11 },
  list: { column: 12 },
  'email-consent': { column: 13 },
  'sms-consent': { column: 14 },
  'consent-date': { column: 15, format: 'YYYY-MM-DD' },
}

function fileOf(d: Dice): File {
  const rows = Array.from({ length: 1 + d.below(60) }, () =>
    [
      maybe(d, 0.4, () => number(d)),
      d.pick(GIVEN),
      d.pick(FAMILY),
      maybe(d, 0.4, () => (d.chance(0.2) ? `+44 740 0123 45${String(d.below(6))}` : phone(d))),
      maybe(d, 0.2, () => (d.chance(0.2) ? 'no phone' : phone(d))),
      maybe(d, 0.4, () => (d.chance(0.1) ? 'nonsense' : email(d))),
      maybe(d, 0.5, () => birthday(d)),
      maybe(d, 0.3, () => `${String(d.below(3))} High Street`),
      maybe(d, 0.3, () => d.pick(['Leeds', 'York'])),
      maybe(d, 0.3, () => d.pick(['likes rye', 'likes cake'])),
      maybe(d, 0.3, () => d.pick(['vip', 'bread', '"vip;cake"'])),
      maybe(d, 0.2, () => d.pick(['Club', 'Fair'])),
      maybe(d, 0.3, () => d.pick(['yes', 'no', 'unsubscribed', 'perhaps'])),
      maybe(d, 0.2, () => d.pick(['yes', 'no'])),
      maybe(d, 0.3, () => d.pick(['2024-05-01', '2025-05-01'])),
    ].join(','),
  )
  return new File([`${HEAD}\n${rows.join('\n')}\n`], 'people.csv')
}

function mappingOf(d: Dice): MappingInput {
  const keys = ['number', 'phone', 'email', 'name-birthday'] as const
  const matchBy = keys.filter(() => d.chance(0.5))
  return {
    header: true,
    delimiter: ',',
    fields: FIELDS,
    updates: d.pick(['replace', 'fill', 'skip'] as const),
    ...(d.chance(0.5) && matchBy.length > 0 ? { matchBy } : {}),
    ...(d.chance(0.5) ? { consent: { how: 'On paper', words: 'Yes to news' } } : {}),
  }
}

/** What a rehearsal can know of a report, and the list of every row. */
async function told(report: ImportReport) {
  const { rows, created, updated, skipped, looks, made, reasons, list } = report
  return { rows, created, updated, skipped, looks, made, reasons, list: await list?.text() }
}

const seen = async (api: Api) => {
  const { rows } = await api.contacts.list({ limit: 500 })
  return rows.map(({ name, phone: at, email: to, tags, city }) => ({ name, at, to, tags, city }))
}

test(
  `what a dry run says comes true, and one undo takes it back (REGULARS_SEED=${String(seed)})`,
  { timeout: 120_000 },
  async () => {
    const started = await startWithBook()
    try {
      const { api } = started.owner
      const kinds = new Set<string>()
      for (let turn = 0; turn < TURNS; turn += 1) {
        const d = dice(seed + turn)
        const file = fileOf(d)
        const kind = d.pick(['contacts', 'contacts', 'contacts', 'companies', 'tags', 'lists'] as const)
        const mapping = kind === 'tags' || kind === 'lists' ? { ...mappingOf(d), fields: {} } : mappingOf(d)
        const before = await seen(api)
        const dry = await api.exchange.import({ file, kind, mapping, dryRun: true })
        expect(await seen(api), `turn ${String(turn)}: a dry run writes nothing`).toEqual(before)
        const report = await api.exchange.import({ file, kind, mapping })
        expect(await told(report), `turn ${String(turn)} of ${kind}`).toEqual(await told(dry))
        expect(report.created + report.updated + report.skipped).toBe(report.rows)
        for (const { fate } of report.reasons) kinds.add(fate)
        if (report.command !== null && d.chance(0.4)) {
          await api.history.undo({ command: report.command })
          expect(await seen(api), `turn ${String(turn)} undone`).toEqual(before)
        }
        started.outside.clock.turn(60_000)
      }
      expect([...kinds]).toEqual(expect.arrayContaining(['updated', 'skipped']))
    } finally {
      await started.dispose()
    }
  },
)
