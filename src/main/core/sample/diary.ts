// What happened in the sample shop, and when: who was written down, who is whose, what was put right later, in the
// order of time. Pure; writing it into a book is sample-shop.ts.
import type { ContactPatch } from '../../../shared/contract/contacts.ts'
import type { Dice } from './dice.ts'
import type { SamplePerson } from './person.ts'

/** `who` is a place in the list of people. */
export type Entry = { readonly day: number; readonly minute: number } & (
  | { readonly type: 'met'; readonly who: number }
  | {
      readonly type: 'linked'
      readonly who: number
      readonly kind: SamplePerson['links'][number]['kind']
      readonly to: number
    }
  | { readonly type: 'face'; readonly who: number }
  | { readonly type: 'mended'; readonly who: number; readonly patch: ContactPatch }
  | { readonly type: 'left'; readonly who: number }
  | { readonly type: 'returned'; readonly who: number }
)

const OPENS = 7 * 60
const CLOSES = 18 * 60

/** `day` is a shop day; `minute` one of its opening hours. Everything lies before `today`, or this morning. */
export function sampleDiary(people: readonly SamplePerson[], today: number, dice: Dice): Entry[] {
  const minute = (): number => dice.between(OPENS, CLOSES)
  const dayOf = (who: number): number => today - Math.max(1, people[who]?.daysAgo ?? 1)
  const between = (who: number): number => dice.between(dayOf(who), today - 1)
  const entries: Entry[] = []
  for (const [who, person] of people.entries()) {
    const met = { day: dayOf(who), minute: minute() }
    entries.push({ type: 'met', who, ...met })
    for (const { kind, to } of person.links)
      entries.push({
        type: 'linked',
        who,
        kind,
        to,
        day: Math.max(dayOf(who), dayOf(to)),
        minute: CLOSES + dice.between(1, 40),
      })
    // A picture is made at the counter, minutes after the name.
    if (person.face) entries.push({ type: 'face', who, day: met.day, minute: met.minute + 2 })
    const patch = dice.chance(0.18) ? mend(person, dice) : null
    if (patch) entries.push({ type: 'mended', who, patch, day: between(who) + 1, minute: minute() })
    if (dice.chance(0.012)) entries.push({ type: 'left', who, day: between(who) + 1, minute: minute() })
  }
  const left = entries.find((entry) => entry.type === 'left')
  if (left) entries.push({ ...left, type: 'returned', minute: CLOSES + 59 })
  return entries.filter((entry) => entry.day < today).sort((a, b) => a.day - b.day || a.minute - b.minute)
}

/** Something learnt later: a tag, a note, how to reach them. */
function mend(person: SamplePerson, dice: Dice): ContactPatch | null {
  const { tags = [], note } = person.patch
  const kind = dice.weighted({ tag: 3, channel: 2, note: 2 })
  if (kind === 'tag') return tags.includes('regular') ? null : { tags: [...tags, 'regular'] }
  if (kind === 'note') return note == null ? { note: 'Prefers to be asked how the week was.' } : null
  return { preferredChannel: dice.pick(['phone', 'email', 'sms'] as const) }
}
