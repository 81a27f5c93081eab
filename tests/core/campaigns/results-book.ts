// A shop whose campaigns went as a test says: messages, silence, answers and purchases on the days they are said to have happened.
import type { CampaignPlan } from '../../../src/shared/contract/campaigns.ts'
import { contract } from '../../../src/shared/contract/index.ts'
import type { PastCampaign } from '../../../src/main/core/areas/campaigns/service.ts'
import { sampleArea, sampleContract } from '../../../src/main/core/sample/sample-area.ts'
import { giveBook, startTestCore } from '../../support/core.ts'
import { TEST_NOW } from '../../support/outside.ts'

export const DAY = 86_400_000

const served = { ...contract, sample: sampleContract }

export const WORDS: CampaignPlan['words'] = {
  subject: 'Buns are back',
  subjectB: '',
  preview: '',
  body: '<p>Come and see.</p>',
  button: { label: '', href: '' },
  letter: '',
  script: '',
}

const PLAN: CampaignPlan = {
  name: 'Buns',
  note: '',
  class: 'marketing',
  because: '',
  channels: ['email'],
  audience: { everyone: true, segments: [], lists: [], people: [], exceptSegments: [], exceptLists: [] },
  holdOut: 0,
  schedule: { when: 'now' },
  catchUp: 'late',
  words: WORDS,
  coupon: null,
  window: 14,
  costFixed: 0,
  costPer: 0,
  budget: null,
}

const PAST = {
  class: 'marketing',
  state: 'done',
  endedAt: null,
  codes: {},
  pack: 'gb-2025',
  held: [],
  answers: [],
} as const

/** So many days before the clock of a test, at its hour. */
export const ago = (days: number) => TEST_NOW - days * DAY

export async function startResults() {
  const options = { more: { areas: [sampleArea], migrations: [] } }
  const core = startTestCore<typeof served>(options, served)
  const { api } = core.window('first')
  await giveBook(core, { api }, options)
  // Days go by: nobody is to be locked out for that.
  await api.settings.save({ lockAfter: 0 })
  return {
    ...core,
    api,
    async people(count: number, given = 'Ada'): Promise<readonly number[]> {
      const people = Array.from({ length: count }, (_, at) => ({ given: `${given} ${String(at + 1)}` }))
      return (await api.sample.write({ people })).ids
    },
    campaign: async (plan: Partial<CampaignPlan> = {}) => (await api.campaigns.create({ ...PLAN, ...plan })).id,
    /** What happened of a campaign that began `began` days ago. */
    went: (id: number, past: Partial<PastCampaign>, began = 10) =>
      api.sample.mail({ past: { ...PAST, id, startedAt: ago(began), messages: [], ...past } }),
    /** Somebody bought for so much, in minor units; `each` of them cost the shop `cost`. */
    async bought(contactId: number | null, days: number, total: number, more: { readonly returnOf?: number } = {}) {
      const lines = [{ words: 'Buns', quantity: total < 0 ? -1_000 : 1_000, unitPrice: Math.abs(total) * 1_000 }]
      return (await api.visits.log({ contactId, at: ago(days), lines, ...more })).id
    },
  }
}

export type ResultsBook = Awaited<ReturnType<typeof startResults>>

/** A message that left at its time. */
export const sent = (contactId: number, days = 10, more: Partial<PastCampaign['messages'][number]> = {}) => ({
  contactId,
  step: 0,
  channel: 'email' as const,
  due: ago(days),
  events: [
    { state: 'handed_over' as const, at: ago(days) },
    { state: 'sent' as const, at: ago(days) + 1_000 },
  ],
  ...more,
})
