// People of the sample shop who were written down twice, each for a reason that shops know: somebody new at the counter, a nickname,
// a slip of the pen, a move, a wedding. Pure.
import type { ContactPatch } from '../../../shared/contract/contacts.ts'
import type { Dice } from './dice.ts'
import type { SamplePerson } from './person.ts'

type Patch = SamplePerson['patch']

/** What the second card says where it differs from the first; null where the first says too little for it. */
type Slip = (first: Patch, dice: Dice, others: readonly SamplePerson[]) => Partial<Patch> | null

const SHORT: Readonly<Record<string, string>> = {
  Abigail: 'Abby',
  Bartholomew: 'Bart',
  Dorothy: 'Dot',
  Eleanor: 'Nell',
  Frances: 'Fran',
  Gwendolyn: 'Gwen',
  Henry: 'Harry',
  Josephine: 'Josie',
  Leonard: 'Leo',
  Louisa: 'Lou',
  Marguerite: 'Maggie',
  Maximiliano: 'Max',
  Nathaniel: 'Nate',
  Rosalind: 'Roz',
  Theodore: 'Ted',
  Winifred: 'Winnie',
  Tomasz: 'Tomek',
  'María José': 'Pepa',
}

const birthdayOf = (patch: Patch): string | undefined => patch.occasions?.find(({ kind }) => kind === 'birthday')?.date

const withBirthday = (patch: Patch, date: string): Pick<ContactPatch, 'occasions'> => ({
  occasions: (patch.occasions ?? []).map((one) => (one.kind === 'birthday' ? { ...one, date } : one)),
})

/** Two neighbouring letters change places, not the first. */
function slipOfThePen(word: string, dice: Dice): string | null {
  if (word.length < 5) return null
  const at = dice.between(1, word.length - 3)
  const slipped = `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`
  return slipped === word ? null : slipped
}

const SLIPS: readonly Slip[] = [
  ({ given = '', phones }) => {
    const nickname = SHORT[given]
    return nickname === undefined || !phones?.length ? null : { given: nickname, emails: [], addresses: [] }
  },
  ({ family = '', phones }, dice) => {
    const slipped = slipOfThePen(family, dice)
    return slipped === null || !phones?.length ? null : { family: slipped, emails: [], occasions: [] }
  },
  ({ given = '', family = '', emails }) =>
    emails?.length ? { given: family, family: given, phones: [], addresses: [] } : null,
  ({ addresses, phones }, _dice, others) => {
    const moved = others.find(
      ({ patch }) => patch.addresses?.[0] && patch.addresses[0].street !== addresses?.[0]?.street,
    )
    return addresses?.length && phones?.length && moved?.patch.addresses
      ? { addresses: moved.patch.addresses, emails: [] }
      : null
  },
  (first) => {
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(birthdayOf(first) ?? '') ?? []
    if (year === undefined || month === undefined || day === undefined || Number(day) > 12 || day === month) return null
    return { ...withBirthday(first, `${year}-${day}-${month}`), phones: [] }
  },
  ({ phones }, dice, others) => {
    const married = dice.pick(others).patch.family
    return phones?.length && married !== undefined ? { family: married, emails: [] } : null
  },
]

const TRIES = 200

/** `count` second cards of people among `people`, who are no relatives' children and not met in these weeks. */
export function doublesOf(people: readonly SamplePerson[], count: number, dice: Dice): SamplePerson[] {
  const able = people.filter(({ patch, daysAgo }) => patch.kind === 'person' && daysAgo > 60 && birthdayOf(patch))
  const doubles: SamplePerson[] = []
  const twice = new Set<SamplePerson>()
  for (let tries = 0; doubles.length < count && able.length > 0 && tries < count * TRIES; tries += 1) {
    const first = dice.pick(able)
    // Each kind in turn; one that fits nobody of the first many gives way to the next.
    const slip = SLIPS[(doubles.length + Math.floor(tries / (TRIES / 2))) % SLIPS.length]
    const differs = twice.has(first) ? null : (slip?.(first.patch, dice, able) ?? null)
    if (differs === null) continue
    twice.add(first)
    doubles.push({
      patch: { ...first.patch, nickname: null, say: null, note: null, tags: [], preferences: [], ...differs },
      daysAgo: dice.between(3, 45),
      links: [],
      face: false,
      lookedAfter: false,
    })
  }
  return doubles
}
