// Whom this import made or changed since the book was last asked: found by the same keys as the people of the book. A rehearsal
// remembers all of them with how they would stand; a command only who it touched, and ends before one of them comes again.
import type { MatchKey } from '../../../../shared/contract/exchange.ts'
import type { ConsentEvent } from './consent-decisions.ts'
import type { KnownPerson } from './known-person.ts'
import { keysOf, type Bearer, type Matching, type Traits } from './known-people.ts'

interface Somebody {
  readonly bearer: Bearer
  readonly known: KnownPerson
  readonly consents: readonly ConsentEvent[] | undefined
}

export interface Noting {
  /** How they stand now. */
  readonly known: KnownPerson
  /** By what the file's rows call them. */
  readonly said: Traits
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

  note(id: number, { known, said, consents }: Noting): void {
    const { given, family, numbers, occasions } = known
    const bearer = { id, given, family, sources: numbers.map(({ source }) => source) }
    this.#people.set(id, { known, bearer, consents: consents ?? this.#people.get(id)?.consents })
    const birthday = occasions.find(({ kind }) => kind === 'birthday')?.date ?? ''
    const now: Traits = { ...said, given, family, birthday }
    for (const key of this.#matching.keys) for (const value of keysOf[key](now)) this.#remember(`${key}\n${value}`, id)
  }

  bearing(key: MatchKey, value: string): readonly Bearer[] {
    return (this.#keys.get(`${key}\n${value}`) ?? []).flatMap((id) => this.#people.get(id)?.bearer ?? [])
  }

  bearer(id: number): Bearer | undefined {
    return this.#people.get(id)?.bearer
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
