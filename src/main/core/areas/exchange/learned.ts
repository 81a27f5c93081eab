// Whom this import made or changed since the book was last asked: found by the same keys as the people of the book. A rehearsal
// remembers all of them with how they would stand; a command only who it touched, and ends before one of them comes again.
import type { MatchKey } from '../../../../shared/contract/exchange.ts'
import type { ConsentEvent } from './consent-decisions.ts'
import type { KnownPerson } from './known-person.ts'
import { keysOf, type Bearer, type Matching, type Traits } from './match-keys.ts'

interface Somebody {
  readonly bearer: Bearer
  readonly known: KnownPerson
  readonly consents: readonly ConsentEvent[] | undefined
  /** Under which they are found. */
  readonly keys: ReadonlySet<string>
}

export interface Noting {
  /** How they stand now. */
  readonly known: KnownPerson
  readonly consents: readonly ConsentEvent[] | undefined
}

export class Learned {
  readonly #matching: Matching
  readonly #people = new Map<number, Somebody>()
  readonly #keys = new Map<string, number[]>()
  #last = 0

  constructor(matching: Matching) {
    this.#matching = matching
  }

  /** For somebody who has no id of the book yet: never one of its ids. */
  newId(): number {
    this.#last -= 1
    return this.#last
  }

  note(id: number, { known, consents }: Noting): void {
    const { given, family, numbers } = known
    const bearer = { id, given, family, sources: numbers.map(({ source }) => source) }
    const traits = traitsOfKnown(known)
    const keys = new Set(this.#matching.keys.flatMap((key) => keysOf[key](traits).map((value) => `${key}\n${value}`)))
    for (const key of keys) this.#remember(key, id)
    this.#people.set(id, { known, bearer, keys, consents: consents ?? this.#people.get(id)?.consents })
  }

  bearing(key: MatchKey, value: string): readonly Bearer[] {
    const sought = `${key}\n${value}`
    return (this.#keys.get(sought) ?? []).flatMap((id) => {
      const one = this.#people.get(id)
      return one?.keys.has(sought) === true ? [one.bearer] : []
    })
  }

  known(id: number): KnownPerson | undefined {
    return this.#people.get(id)?.known
  }

  /** What they said about being written to, in all; undefined where the import added nothing. */
  consents(id: number): readonly ConsentEvent[] | undefined {
    return this.#people.get(id)?.consents
  }

  has(id: number): boolean {
    return this.#people.has(id)
  }

  #remember(key: string, id: number): void {
    const known = this.#keys.get(key)
    if (known === undefined) this.#keys.set(key, [id])
    else if (!known.includes(id)) known.push(id)
  }
}

const traitsOfKnown = ({ given, family, phones, emails, numbers, occasions }: KnownPerson): Traits => ({
  given,
  family,
  numbers,
  phones: phones.map(({ key }) => key),
  emails: emails.map(({ key }) => key),
  birthday: occasions.find(({ kind }) => kind === 'birthday')?.date ?? '',
})
