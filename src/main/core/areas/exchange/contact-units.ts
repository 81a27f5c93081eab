// The people of a file, each once: rows that mean the same person are put together before anything is written. Pure.
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'
import type { Mapping } from '../../../../shared/contract/exchange.ts'
import { emailKey } from '../../../../shared/domain/email.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { digitsOf } from '../../../../shared/domain/phone.ts'
import { additionsTo } from './fill-blanks.ts'
import { namesAgree, traitsOf } from './known-people.ts'
import type { ContactsPlan } from './plan.ts'
import type { Noted } from './reasons.ts'

export interface Somebody {
  readonly patch: ContactPatch
  readonly photo: Uint8Array<ArrayBuffer> | null
}

interface OpenUnit {
  readonly rows: number[]
  patch: ContactPatch
  photo: Uint8Array<ArrayBuffer> | null
}

export class ContactUnits {
  readonly #country: string
  readonly #units: OpenUnit[] = []
  readonly #places = new Map<string, number[]>()
  readonly #noted: Noted[] = []
  #skipped = 0

  /** @param country ISO 3166-1 alpha-2 of the shop */
  constructor(country: string) {
    this.#country = country
  }

  note(noted: readonly Noted[]): void {
    for (const one of noted) this.#noted.push(one)
  }

  /** Null: nobody can be called by what the row says. */
  add(row: number, somebody: Somebody | null): void {
    if (somebody === null) {
      this.#skipped += 1
      this.#noted.push({ row, fate: 'skipped', why: 'no-name' })
      return
    }
    const traits = marksOf(somebody.patch)
    const place = this.#placeOf(traits)
    const known = place === undefined ? undefined : this.#units[place]
    if (place === undefined || known === undefined) {
      this.#remember(traits, this.#units.push({ rows: [row], ...somebody }) - 1)
      return
    }
    known.rows.push(row)
    known.photo ??= somebody.photo
    known.patch = { ...known.patch, ...additionsTo(known.patch, somebody.patch, this.#country) }
    this.#remember(traits, place)
    this.#noted.push({ row, fate: 'updated', why: 'twice-in-file' })
  }

  plan(mapping: Mapping, rows: number): ContactsPlan {
    return { kind: 'contacts', mapping, rows, skipped: this.#skipped, noted: this.#noted, units: this.#units }
  }

  #placeOf(traits: Marks): number | undefined {
    const { given = '', family = '' } = traits.patch
    for (const key of traits.numbers) {
      const [place] = this.#places.get(key) ?? []
      if (place !== undefined) return place
    }
    for (const key of traits.ways) {
      for (const place of this.#places.get(key) ?? []) {
        const patch = this.#units[place]?.patch
        const other = { given: patch?.given ?? '', family: patch?.family ?? '' }
        if (
          !contradict(traits.patch, patch) &&
          namesAgree({ given, family }, other) &&
          this.#meet(traits.patch, patch)
        ) {
          return place
        }
      }
    }
    return undefined
  }

  /** The last digits alone are no proof. */
  #meet(one: ContactPatch, other: ContactPatch | undefined): boolean {
    const [a, b] = [traitsOf(one, this.#country), traitsOf(other ?? {}, this.#country)]
    return a.phones.some((phone) => b.phones.includes(phone)) || a.emails.some((email) => b.emails.includes(email))
  }

  #remember(traits: Marks, place: number): void {
    for (const key of [...traits.numbers, ...traits.ways]) {
      const known = this.#places.get(key)
      if (known === undefined) this.#places.set(key, [place])
      else if (!known.includes(place)) known.push(place)
    }
  }
}

/** What is quickly compared of somebody; reading telephone numbers in earnest is left for those who may be the same. */
interface Marks {
  readonly patch: ContactPatch
  readonly numbers: readonly string[]
  readonly ways: readonly string[]
}

const LAST_DIGITS = 7

function marksOf(patch: ContactPatch): Marks {
  const { numbers = [], phones = [], emails = [] } = patch
  return {
    patch,
    numbers: numbers.map(({ source, number }) => `n${fold(source)} ${fold(number)}`),
    ways: [
      ...phones.map(({ typed }) => `p${digitsOf(typed).slice(-LAST_DIGITS)}`),
      ...emails.map(({ address }) => `e${emailKey(address)}`),
    ],
  }
}

/** Another program calls them by two numbers, so it takes them for two. */
function contradict({ numbers = [] }: ContactPatch, patch: ContactPatch | undefined): boolean {
  return numbers.some(({ source, number }) =>
    (patch?.numbers ?? []).some((one) => one.source === source && fold(one.number) !== fold(number)),
  )
}
