// The people behind a number of the results.
import type { MessageChannel } from '../../../../../shared/domain/messages/words.ts'
import type { ResultGroup } from '../../../../../shared/domain/results/words.ts'
import type { SentMessage } from './gather.ts'
import { SAID, type Followed, type Judged } from './judged.ts'

const UNREACHED: readonly string[] = ['failed', 'bounced', 'skipped']

/** Somebody behind a number. */
export interface Behind {
  readonly owner: number | null
  readonly channel: MessageChannel | null
  /** Shop day */
  readonly day: number
  readonly revenue: number
}

/** Each as often as the number counts them; most money first. */
export function behind(judged: Judged, group: ResultGroup): readonly Behind[] {
  return behindIn(judged, group).toSorted((one, other) => other.revenue - one.revenue || one.day - other.day)
}

function behindIn(judged: Judged, group: ResultGroup): readonly Behind[] {
  const { known, treated, held, channelOf, stopped } = judged
  const spent = new Map(treated.map(({ touch, brought }) => [touch.owner, brought.revenue]))
  const ofMessages = (some: readonly Followed<SentMessage>[]) =>
    some.map(({ touch: { owner, channel, day }, brought }) => ({
      owner,
      channel,
      day: brought.day ?? day,
      revenue: brought.revenue,
    }))
  const ofAnswers = (kinds: readonly string[]) =>
    known.answers
      .filter(({ kind }) => kinds.includes(kind))
      .map((answer) => ({ ...answer, channel: channelOf(answer), revenue: spent.get(answer.owner) ?? 0 }))
  switch (group) {
    case 'bought':
      return ofMessages(treated.filter(({ brought }) => brought.day !== null))
    case 'quiet':
      return ofMessages(treated.filter(({ brought }) => brought.day === null))
    case 'held':
      return held.map(({ touch: { owner, day }, brought }) => ({
        owner,
        channel: null,
        day: brought.day ?? day,
        revenue: brought.revenue,
      }))
    case 'redeemed':
      return ofAnswers(['redeemed'])
    case 'answered':
      return ofAnswers(SAID)
    case 'stopped':
      return stopped.map((one) => ({ ...one, revenue: spent.get(one.owner) ?? 0 }))
    case 'unreached':
      return known.sends
        .filter(({ state }) => UNREACHED.includes(state))
        .map(({ owner, channel, day }) => ({ owner, channel, day, revenue: 0 }))
  }
}
