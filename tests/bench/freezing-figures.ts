// Looking at a campaign to everybody of the large book before it goes, and freezing who gets it while somebody logs visits.
import type { CampaignPlan } from '../../src/shared/contract/campaigns.ts'
import { during, type BusyFigure } from './busy-counter.ts'
import type { BenchApi } from './contacts-jobs.ts'
import type { DuplicatesFigure } from './duplicates-figures.ts'
import { spread, timeAsync } from './measure.ts'
import { visitsJobs } from './visits-jobs.ts'

const SAMPLES = 5
/** Milliseconds. */
const LOOK_GOAL = 1_500
const DAY_MS = 86_400_000

export interface FreezingFigures {
  /** Messages that were frozen. */
  readonly frozen: number
  /** From the order to the last of them, with nobody at the counter. */
  readonly seconds: number
  readonly looks: readonly DuplicatesFigure[]
  /** A visit logged while as many are frozen. */
  readonly counter: BusyFigure
}

const ACCOUNT = {
  preset: null,
  host: '127.0.0.1',
  port: 2_525,
  security: 'none',
  user: '',
  fromName: 'Shop',
  fromAddress: 'shop@bakery.test',
  replyTo: null,
  perHour: null,
  perDay: null,
  connections: 1,
  oneClickUrl: null,
} as const

export async function freezingFigures(api: BenchApi, now: number): Promise<FreezingFigures> {
  await api.email.save({ account: ACCOUNT })
  // Far enough away that nothing of it goes while it is measured.
  const planFor = (name: string): CampaignPlan => planOf(name, Math.floor(now / DAY_MS) + 30)
  const looks = [
    ['look at a campaign to everybody', planFor('Look')],
    ['the same by three channels', { ...planFor('Look'), channels: ['email', 'post', 'phone'] }],
  ] as const satisfies readonly (readonly [string, CampaignPlan])[]
  const looked: DuplicatesFigure[] = []
  for (const [name, plan] of looks) {
    const times: number[] = []
    // Each time for another hold-out, so that no answer is kept.
    for (let holdOut = 0; holdOut <= SAMPLES; holdOut += 1)
      times.push(await timeAsync(() => api.campaigns.preflight({ plan: { ...plan, holdOut } })))
    looked.push({ name, goal: LOOK_GOAL, call: spread(times.slice(1)) })
  }
  const alone = performance.now()
  const frozen = await frozenBy(api, planFor('Alone'))
  const seconds = (performance.now() - alone) / 1_000
  const job = (await visitsJobs(api)).find(({ procedure }) => procedure === 'log')
  if (job === undefined) throw new Error('logging a visit is not among the jobs')
  let next = 0
  const log = () => api.visits.log(job.input(next++) as Parameters<typeof api.visits.log>[0])
  const times = await during(log, () => frozenBy(api, planFor('Beside the counter')))
  return {
    frozen,
    seconds,
    looks: looked,
    counter: { name: 'log a visit while recipients are frozen', call: spread(times) },
  }
}

function planOf(name: string, day: number): CampaignPlan {
  return {
    name,
    note: '',
    class: 'service',
    because: 'They bought from us',
    channels: ['email'],
    audience: { everyone: true, segments: [], lists: [], people: [], exceptSegments: [], exceptLists: [] },
    holdOut: 0,
    schedule: { when: 'on', day, at: 600 },
    catchUp: 'late',
    words: {
      subject: 'Closed on Monday',
      subjectB: '',
      preview: '',
      body: '<p>We are closed on Monday.</p>',
      button: { label: '', href: '' },
      letter: '',
      script: '',
    },
    coupon: null,
    window: 14,
    costFixed: 0,
    costPer: 0,
    budget: null,
  }
}

/** Answers how many messages were frozen. */
async function frozenBy(api: BenchApi, plan: CampaignPlan): Promise<number> {
  const { id } = await api.campaigns.create(plan)
  const { work } = await api.campaigns.start({ id, everyone: true })
  for (;;) {
    const one = (await api.work.list({})).find((each) => each.id === work)
    if (one === undefined || one.state === 'stopped') throw new Error('the recipients were not frozen')
    if (one.state === 'done') return one.of
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
