// How consent is shown: what a line of a channel says, and which answers may be written down from where it stands. Pure.
import type { ChannelConsent } from '../../../shared/contract/consent.ts'
import type { ConsentChannel } from '../../../shared/domain/consent.ts'

export type Answer = 'given' | 'refused' | 'withdrawn'

/** After a yes it can be taken back; before one it can only be refused. */
export function answersTo({ state }: Pick<ChannelConsent, 'state'>): readonly Answer[] {
  if (state === 'given') return ['withdrawn']
  if (state === 'refused' || state === 'withdrawn') return ['given']
  return ['given', 'refused']
}

/** What a channel looks like at a glance: a yes that holds, a yes that something stands against, a no, nothing. */
export function lookOf({ state, mayWrite }: Pick<ChannelConsent, 'state' | 'mayWrite'>): 'yes' | 'but' | 'no' | 'open' {
  if (state === 'given') return mayWrite ? 'yes' : 'but'
  return state === 'unknown' || state === 'suspended' ? 'open' : 'no'
}

/** Channels to which the same answer can be given, so that one conversation is written down once. */
export function channelsFor(answer: Answer, channels: readonly ChannelConsent[]): readonly ConsentChannel[] {
  return channels.filter((one) => answersTo(one).includes(answer)).map(({ channel }) => channel)
}
