// Who of the sample shop may be written to: most were asked at the counter and said yes, some said no, many were never asked.
// Pure; writing it is sample-shop.ts.
import { mayBeMinor, type ConsentAct, type ConsentChannel } from '../../../shared/domain/consent.ts'
import type { Dice } from './dice.ts'
import type { SamplePerson } from './person.ts'

export interface SampleConsent {
  readonly channel: ConsentChannel
  readonly act: Extract<ConsentAct, 'given' | 'refused'>
  readonly how: string
  readonly words: string
}

const ASKED = [
  { how: 'at the counter', words: 'Asked: may we write to you about new breads and the holidays? Said: yes, gladly.' },
  { how: 'at the counter', words: 'Asked whether we may send word of what is new. Said: sure, but not every week.' },
  { how: 'on a form', words: '“I would like to hear about offers and classes.” Ticked and signed.' },
  { how: 'on the phone', words: 'Asked when she ordered a cake. Said: yes, write to me.' },
] as const

/** What somebody said when they were written down; children were not asked. `today` is a shop day. */
export function consentsOf({ patch }: SamplePerson, today: number, dice: Dice): SampleConsent[] {
  const birthday = patch.occasions?.find(({ kind }) => kind === 'birthday')?.date ?? null
  if (mayBeMinor(birthday, null, today)) return []
  const reached: readonly (readonly [ConsentChannel, number])[] = [
    ...(patch.emails?.length ? [['email', 0.8] as const] : []),
    ...(patch.phones?.length ? [['sms', 0.45] as const, ['phone', 0.2] as const] : []),
    ...(patch.addresses?.length ? [['post', 0.35] as const] : []),
  ]
  const { how, words } = dice.pick(ASKED)
  return reached
    .filter(([, share]) => dice.chance(share))
    .map(([channel]) =>
      dice.chance(0.86)
        ? { channel, act: 'given', how, words }
        : { channel, act: 'refused', how: 'at the counter', words: '' },
    )
}
