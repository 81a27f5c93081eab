// A plan of a campaign as the screens handle it: begun from nothing or from a template, read from what is kept, compared.
import type { Campaign, CampaignPlan, Words } from '../../../shared/contract/campaigns.ts'
import type { CampaignState, TemplateOccasion } from '../../../shared/domain/messages/words.ts'

export const NO_WORDS: Words = {
  subject: '',
  subjectB: '',
  preview: '',
  body: '',
  button: { label: '', href: '' },
  letter: '',
  script: '',
}

/** 9:00 */
export const MORNING = 540

interface Beginning {
  readonly name: string
  readonly words: Words
  readonly occasion: TemplateOccasion | null
  /** Shop day that was chosen for it; null: none in particular. */
  readonly day: number | null
}

/** Nobody in particular is meant by it yet. */
export function beginPlan({ name, words, occasion, day }: Beginning): CampaignPlan {
  return {
    name,
    note: '',
    class: 'marketing',
    because: '',
    channels: ['email'],
    audience: {
      everyone: occasion === 'birthday' || occasion === 'anniversary',
      segments: [],
      lists: [],
      people: [],
      exceptSegments: [],
      exceptLists: [],
    },
    holdOut: 0,
    schedule: scheduleFor(occasion, day),
    catchUp: 'ask',
    words,
    coupon: null,
    window: 14,
    costFixed: 0,
    costPer: 0,
    budget: null,
  }
}

function scheduleFor(occasion: TemplateOccasion | null, day: number | null): CampaignPlan['schedule'] {
  if (day !== null) return { when: 'on', day, at: MORNING }
  if (occasion === 'birthday' || occasion === 'anniversary') return { when: 'yearly', occasion, offset: 0, at: MORNING }
  return { when: 'now' }
}

/** Without what is not planned: state, codes, who made it. */
export function planOf(campaign: Campaign): CampaignPlan {
  const { name, note, class: kind, because, channels, audience, holdOut, schedule, catchUp } = campaign
  const { words, coupon, window, costFixed, costPer, budget } = campaign
  return {
    ...{ name, note, class: kind, because, channels, audience, holdOut, schedule, catchUp },
    ...{ words, coupon, window, costFixed, costPer, budget },
  }
}

export const samePlan = (one: CampaignPlan, other: CampaignPlan): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)

export type PlanTrouble = 'name' | 'because' | 'channels'

/** What keeps a plan from being kept; null: it can be. */
export function troubleOf({ name, class: kind, because, channels }: CampaignPlan): PlanTrouble | null {
  if (name.trim() === '') return 'name'
  if (channels.length === 0) return 'channels'
  return kind === 'service' && because.trim() === '' ? 'because' : null
}

export type Part = 'words' | 'audience' | 'name'

/** Words change until it is over, whom it is for only before it starts, or for those that are still to come of one that stands. */
export function mayChange(state: CampaignState, part: Part, isStanding: boolean): boolean {
  if (part === 'name' || state === 'draft') return true
  if (state === 'done' || state === 'stopped') return false
  return part === 'words' || isStanding
}

/** A name for a copy that fits. */
export const copiedName = (name: string, say: (name: string) => string): string => say(name).slice(0, 80)
