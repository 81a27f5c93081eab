// Who is compared with whom, and what each of them bought: the arms of a campaign, made of the rows of gather.ts.
import { broughtBy, type Brought } from '../../../../../shared/domain/results/attribution.ts'
import { MESSAGE_CHANNELS, type MessageChannel } from '../../../../../shared/domain/messages/words.ts'
import type { StoredCampaign } from '../stored.ts'
import type { Answer, HeldOut, Known, SentMessage } from './gather.ts'

/** Somebody's message or silence, and what they bought after it. */
export interface Followed<T> {
  readonly touch: T
  readonly brought: Brought
}

export interface Judged {
  readonly known: Known
  /** Messages that left and did not come back. */
  readonly treated: readonly Followed<SentMessage>[]
  /** For whom it was drawn and decided, whether it reached them or not. */
  readonly meant: readonly Followed<SentMessage>[]
  readonly held: readonly Followed<HeldOut>[]
  /** By which message each answer came, if anybody knows. */
  readonly channelOf: (answer: Answer) => MessageChannel | null
  readonly stopped: readonly Stopped[]
}

interface Stopped {
  readonly owner: number | null
  readonly channel: MessageChannel | null
  /** Shop day */
  readonly day: number
}

/** Left, and did not come back. */
export const LEFT: readonly string[] = ['handed_over', 'sent', 'uncertain']
/** Not decided yet, or never meant for them any more. */
export const UNDECIDED: readonly string[] = ['waiting', 'claimed', 'deferred', 'late', 'cancelled']
/** What somebody said, or did by saying nothing more. */
export const SAID: readonly string[] = ['answered', 'interested', 'not_interested', 'stopped']

export interface Judging {
  readonly campaign: StoredCampaign
  /** Shop day */
  readonly today: number
  /** Shop day on which it was stopped; null: it was not. */
  readonly stoppedOn: number | null
}

export function judge(known: Known, { campaign, today, stoppedOn }: Judging): Judged {
  const { window } = campaign
  const begun = known.sends.filter(({ state, day }) => day <= today && !UNDECIDED.includes(state))
  const last = Math.min(today, stoppedOn ?? today)
  const silent = known.held.filter(({ day }) => day <= last)
  const followed = <T extends SentMessage | HeldOut>(all: readonly T[]): Followed<T>[] => {
    const touches = all.filter(({ owner }) => owner === null || !known.unfollowed.has(owner))
    const brought = broughtBy(touches, known.purchases, window)
    return touches.flatMap((touch, at) => {
      const its = brought[at]
      return its === undefined ? [] : [{ touch, brought: its }]
    })
  }
  const channelOf = channelsOf(known, campaign)
  return {
    known,
    meant: followed(begun),
    treated: followed(begun.filter(({ state }) => LEFT.includes(state))),
    held: followed(silent),
    channelOf,
    stopped: stoppedOf(known, window, channelOf),
  }
}

function channelsOf({ sends }: Known, { codes }: StoredCampaign): Judged['channelOf'] {
  const byId = new Map(sends.map(({ id, channel }) => [id, channel]))
  const byOwner = new Map(sends.map(({ owner, channel }) => [owner, channel]))
  const byCode = new Map(
    MESSAGE_CHANNELS.flatMap((channel) => (codes[channel] === undefined ? [] : [[codes[channel], channel]])),
  )
  return ({ sendId, code, owner }) =>
    (sendId === null ? undefined : byId.get(sendId)) ??
    (code === null ? undefined : byCode.get(code)) ??
    (owner === null ? undefined : byOwner.get(owner)) ??
    null
}

/** Each person once, by the first word of theirs. */
function stoppedOf({ sends, answers, withdrawals }: Known, window: number, channelOf: Judged['channelOf']): Stopped[] {
  const told = Map.groupBy(sends, ({ owner, channel }) => `${String(owner)} ${channel}`)
  const after = withdrawals.filter(({ owner, channel, day }) =>
    told.get(`${String(owner)} ${channel}`)?.some((send) => send.day <= day && day <= send.day + window),
  )
  const said = answers
    .filter(({ kind }) => kind === 'stopped')
    .map((answer) => ({ owner: answer.owner, channel: channelOf(answer), day: answer.day }))
  const all: Stopped[] = [...said, ...after].sort((one, other) => one.day - other.day)
  const seen = new Set<number>()
  return all.filter(({ owner }) => owner === null || (!seen.has(owner) && seen.add(owner)))
}
