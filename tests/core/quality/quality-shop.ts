// A real core whose people are written as they stand in books of years ago and of other programs: nobody at a form refused
// anything.
import * as z from 'zod'
import { bind, type Area } from '../../../src/main/core/area.ts'
import { setPartCell } from '../../../src/main/core/areas/contacts/service.ts'
import { sampleArea, sampleContract } from '../../../src/main/core/sample/sample-area.ts'
import { command } from '../../../src/shared/contract/base.ts'
import type { ContactPatch } from '../../../src/shared/contract/contacts.ts'
import type { QualityCode } from '../../../src/shared/domain/quality.ts'
import { OWNER, PASSWORD, startTestCore, type TestCore } from '../../support/core.ts'
import { probe, withProbe } from '../../support/probe.ts'

const spoilContract = {
  cell: command('owner', z.object({ table: z.enum(['phone', 'email']), id: z.number(), value: z.string() }), {}),
}
const spoil: Area = {
  name: 'spoil',
  tables: [],
  procedures: bind('spoil', spoilContract, {
    cell: ({ db, settings }, { table, id, value }) => {
      setPartCell(db, table, { id, value, country: settings.country })
      return {}
    },
  }),
}

const served = { ...withProbe, sample: sampleContract, spoil: spoilContract }

export async function qualityShop() {
  const areas = [probe, sampleArea, spoil]
  const core: TestCore<typeof served> = startTestCore({ more: { areas, migrations: [] } }, served)
  const { api } = core.window()
  await api.book.create({ shop: 'Corner Bakery', owner: OWNER, password: PASSWORD, country: 'DE', language: 'en' })
  // Days go by in these tests.
  await api.settings.save({ lockAfter: 0 })
  return {
    core,
    api,
    /** Their ids, in order. */
    async write(...people: readonly ContactPatch[]): Promise<number[]> {
      return (await api.sample.write({ people: [...people] })).ids
    },
    /** What no form takes. */
    async spoilt(id: number, list: 'phones' | 'emails', value: string): Promise<void> {
      const person = await api.contacts.get({ id })
      const row = person[list].at(-1)?.id ?? 0
      await api.spoil.cell({ table: list === 'phones' ? 'phone' : 'email', id: row, value })
    },
    /** Who has it, as of now. */
    async found(code: QualityCode, more: { readonly left?: boolean; readonly years?: number } = {}) {
      await api.quality.look({})
      return (await api.quality.people({ code, limit: 200, ...more })).rows
    },
    async counts(): Promise<Readonly<Record<string, number>>> {
      await api.quality.look({})
      const { issues } = await api.quality.summary({})
      return Object.fromEntries(issues.map(({ code, count }) => [code, count]))
    },
  }
}

export const mobile = (typed: string) => ({ typed, label: 'mobile' as const })
export const mail = (address: string) => ({ address, label: 'home' as const })
export const born = (date: string) => ({ kind: 'birthday' as const, label: '', date })
