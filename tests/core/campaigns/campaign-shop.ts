// A shop that may send: its address, its mail account, and people who said yes or no.
import type { CampaignPlan, Preflight } from '../../../src/shared/contract/campaigns.ts'
import { expect, vi } from 'vitest'
import { startWithBook, type TestWindow } from '../../support/core.ts'
import { WORDS } from './results-book.ts'

export const DAY = 86_400_000
/** Shop day of `TEST_NOW`, a Tuesday. */
export const TODAY = Math.floor(Date.UTC(2026, 2, 10) / DAY)

export const NOBODY: CampaignPlan['audience'] = {
  everyone: false,
  segments: [],
  lists: [],
  people: [],
  exceptSegments: [],
  exceptLists: [],
}

export function planOf(plan: Partial<CampaignPlan>): CampaignPlan {
  const base = { name: 'Buns', note: '', because: '', coupon: null, window: 14, costFixed: 0, costPer: 0, budget: null }
  const how = {
    class: 'marketing',
    channels: ['email'],
    holdOut: 0,
    schedule: { when: 'now' },
    catchUp: 'late',
  } as const
  return {
    ...base,
    ...how,
    channels: ['email'],
    audience: NOBODY,
    words: { ...WORDS, letter: '<p>Come.</p>' },
    ...plan,
  }
}

export type Api = TestWindow['api']
type NewPerson = Parameters<Api['contacts']['create']>[0]

/** A mail account. */
export async function setUp(api: Api): Promise<void> {
  await api.email.save({
    account: {
      preset: null,
      host: '127.0.0.1',
      port: 2525,
      security: 'none',
      user: '',
      fromName: 'Corner Bakery',
      fromAddress: 'shop@bakery.test',
      replyTo: null,
      perHour: null,
      perDay: null,
      connections: 1,
      oneClickUrl: null,
    },
  })
}

export async function startShop(options: Parameters<typeof startWithBook>[0] = {}) {
  const core = await startWithBook(options)
  const { api } = core.owner
  // Days go by in these tests.
  await api.settings.save({ lockAfter: 0 })
  await api.sending.changeRules({ postalAddress: '1 High Street, London', from: 0, until: 1_440 })
  await setUp(api)
  await api.sending.checkedOptOuts({})
  /** With an e-mail address of theirs, unless they have none. */
  async function person(
    given: string,
    { mail = true, ...more }: Partial<NewPerson> & { readonly mail?: boolean } = {},
  ) {
    const address = `${given.toLowerCase().replaceAll(' ', '.')}@example.org`
    const emails = mail ? [{ address, label: 'home' as const }] : []
    return (await api.contacts.create({ given, emails, ...more } as NewPerson)).id
  }
  return {
    ...core,
    api,
    person,
    /** They may be written to. */
    async agreed(given: string, more: Parameters<typeof person>[1] = {}) {
      const contactId = await person(given, more)
      await api.consent.give({ contactId, channels: ['email', 'post', 'phone'], how: 'at the counter', words: 'Yes.' })
      return contactId
    },
    sends: async (sourceId: number) => (await api.sending.outbox({ source: 'campaign', sourceId, limit: 500 })).rows,
  }
}

/** People by the first reason that keeps them from it. */
export const reasons = ({ excluded }: Preflight): Readonly<Record<string, number>> =>
  Object.fromEntries(excluded.map(({ reason, people }) => [reason, people]))

export const checkOf = ({ checks }: Preflight, name: string) => checks.find(({ check }) => check === name)

/** Starts it and waits until its recipients are frozen. */
export async function started(api: Api, id: number, everyone = false): Promise<void> {
  await api.campaigns.start({ id, everyone })
  await vi.waitFor(async () => {
    expect((await api.work.list({})).filter(({ state }) => state === 'running')).toEqual([])
    expect((await api.campaigns.get({ id })).state).toBe('running')
  })
}
