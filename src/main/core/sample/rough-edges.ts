// What stands wrong in the records of every shop after some years: slips of the pen and of a till, so that the page that finds
// them has something to find. Pure.
import type { SamplePerson } from './person.ts'

type Patch = SamplePerson['patch']

const shout = (text: string | undefined) => text?.toLocaleUpperCase('en')
/** Names of other scripts leave nothing that stands before an at sign. */
const local = ({ given = '', family = '' }: Patch) =>
  [given, family, 'sample']
    .map((part) =>
      part
        .normalize('NFD')
        .replace(/[^A-Za-z]/g, '')
        .toLowerCase(),
    )
    .filter((part) => part !== '')
    .join('.')

const mailAt =
  (domain: string) =>
  (patch: Patch): Patch => ({ ...patch, emails: [{ address: `${local(patch)}@${domain}`, label: 'home' }] })
const phoneAs =
  (typed: string) =>
  (patch: Patch): Patch => ({ ...patch, phones: [{ typed, label: 'mobile' }] })
const bornOn =
  (date: string) =>
  (patch: Patch): Patch => ({ ...patch, occasions: [{ kind: 'birthday', label: '', date }] })
/** A spreadsheet took it for a number. */
const withoutZero = (patch: Patch): Patch => ({
  ...patch,
  addresses: [
    { label: 'home', street: '12 Elm Street', postcode: '2116', city: 'Boston', region: 'MA', country: 'US' },
  ],
})

const EDGES: readonly ((patch: Patch) => Patch)[] = [
  (patch) => ({ ...patch, given: shout(patch.given), family: shout(patch.family) }),
  mailAt('gmial.com'),
  phoneAs('617 555 01'),
  withoutZero,
  bornOn('1884-05-17'),
  mailAt('hotmial.com'),
  (patch) => ({ ...patch, given: shout(patch.given), family: shout(patch.family) }),
  phoneAs('617-555-O142'),
  mailAt('yaho.com'),
  bornOn('2062-09-03'),
  (patch) => ({ ...patch, given: patch.given?.toLowerCase(), family: patch.family?.toLowerCase() }),
  withoutZero,
  mailAt('gmail.con'),
  (patch) => ({ ...patch, given: '', family: 'Harbor Coffee LLC', occasions: [] }),
]

/** The last of them were written down twice: their slips are others. */
const AMONG = 0.9

/** The same people; some of them have a slip each. */
export function withRoughEdges(people: readonly SamplePerson[]): SamplePerson[] {
  const from = Math.floor(people.length * AMONG) - 2 * EDGES.length
  return people.map((person, at) => {
    const edge = (at - from) % 2 === 0 ? EDGES[(at - from) / 2] : undefined
    return edge === undefined || person.patch.kind === 'company' ? person : { ...person, patch: edge(person.patch) }
  })
}
