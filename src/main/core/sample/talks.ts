// What was said in the sample shop, and what its staff still mean to do. Pure; writing it is sample-day.ts.
import talk from '../../../../resources/sample/talk.json' with { type: 'json' }
import type { Dice } from './dice.ts'
import type { Came } from './rhythm.ts'

export const KINDS = ['call', 'talk', 'note', 'letter', 'message'] as const
type Kind = (typeof KINDS)[number]

interface Said {
  readonly words: string
  readonly tone?: string
  readonly begunBy?: string
  readonly phase?: string
}

export interface Talk extends Came {
  readonly kind: Kind
  readonly words: string
  readonly tone: 'compliment' | 'complaint' | 'question' | null
  readonly begunBy: 'customer' | 'shop' | null
  readonly phase: 'before' | 'during' | 'after' | null
  readonly open: boolean
}

const SAID: Readonly<Record<Kind, readonly Said[]>> = {
  call: talk.call,
  talk: talk.talk,
  note: talk.note,
  letter: talk.letter,
  message: talk.message,
}

const oneOf = <T extends string>(all: readonly T[], value: string | undefined): T | null =>
  all.find((one) => one === value) ?? null

/** About `share` of the visits leave words behind; only what was said lately may still be open. */
export function talksAt(
  came: readonly Came[],
  { share, today, dice }: { readonly share: number; readonly today: number; readonly dice: Dice },
): Talk[] {
  return came
    .filter(({ who }) => who >= 0 && dice.chance(share))
    .map((at) => {
      const kind = dice.weighted({ talk: 34, call: 26, note: 20, message: 16, letter: 4 })
      const { words, tone, begunBy, phase } = dice.pick(SAID[kind])
      const heard = oneOf(['compliment', 'complaint', 'question'], tone)
      const lately = today - at.day < 21
      return {
        ...at,
        minute: at.minute + 1,
        kind,
        words,
        tone: heard,
        begunBy: oneOf(['customer', 'shop'], begunBy),
        phase: oneOf(['before', 'during', 'after'], phase),
        open: lately && (heard === 'complaint' || heard === 'question') && dice.chance(0.6),
      }
    })
}

export interface Plan {
  readonly words: string
  /** Place in the list of people; null: the shop's own. */
  readonly who: number | null
  /** Days from today. */
  readonly due: number | null
  readonly doneDaysAgo: number | null
}

/** What is to be done: some of it late, some today, some later, and what was done lately. */
export function plans(regulars: readonly number[], dice: Dice): Plan[] {
  const dues = [-3, -1, 0, 0, 1, 2, 4, 9, null]
  const open = talk.tasks.map((words, at): Plan => {
    const who = regulars.length > 0 && dice.chance(0.9) ? dice.pick(regulars) : null
    return { words, who, due: dues[at % dues.length] ?? null, doneDaysAgo: null }
  })
  const own = talk.shopTasks.map((words, at): Plan => ({
    words,
    who: null,
    due: at - 1,
    doneDaysAgo: at % 2 === 0 ? null : 1 + at,
  }))
  return [...open, ...own]
}
