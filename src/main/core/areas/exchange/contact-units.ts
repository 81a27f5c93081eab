// The people of a file, each once: rows that mean the same person are put together before anything is written. Pure.
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'
import type { Mapping, MatchKey } from '../../../../shared/contract/exchange.ts'
import { emailKey } from '../../../../shared/domain/email.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { digitsOf, readPhone } from '../../../../shared/domain/phone.ts'
import { nameKey } from '../../../../shared/domain/similarity.ts'
import { additionsTo } from './fill-blanks.ts'
import { namesAgree } from './known-people.ts'
import { DEFAULT_KEYS, keysOf, traitsOf } from './match-keys.ts'
import type { ContactsPlan, PlannedConsent, PlannedContact } from './plan.ts'
import type { Noted } from './reasons.ts'

export type Somebody = Omit<PlannedContact, 'rows'>

interface OpenUnit extends PlannedContact {
  readonly rows: number[]
  patch: ContactPatch
  photo: Uint8Array<ArrayBuffer> | null
  extra?: readonly string[]
  lists?: readonly string[]
  consents?: readonly PlannedConsent[]
}

export class ContactUnits {
  readonly #country: string
  readonly #units: OpenUnit[] = []
  readonly #places = new Map<string, number[]>()
  readonly #noted: Noted[] = []
  #skipped = 0

  readonly #keys: ReadonlySet<MatchKey>

  /**
   * @param country ISO 3166-1 alpha-2 of the shop
   * @param matchBy by what two rows are taken for one person; the default unless said
   */
  constructor(country: string, matchBy: readonly MatchKey[] = DEFAULT_KEYS) {
    this.#country = country
    this.#keys = new Set(matchBy)
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
    const patch = fitting(somebody.patch, this.#country)
    const traits = marksOf(patch, this.#keys)
    const place = this.#placeOf(traits)
    const known = place === undefined ? undefined : this.#units[place]
    if (place === undefined || known === undefined) {
      this.#remember(traits, this.#units.push({ ...somebody, rows: [row], patch }) - 1)
      return
    }
    known.rows.push(row)
    known.photo ??= somebody.photo
    known.patch = { ...known.patch, ...additionsTo(known.patch, patch, this.#country) }
    if (somebody.extra) known.extra = [...(known.extra ?? []), ...somebody.extra]
    if (somebody.lists) known.lists = [...(known.lists ?? []), ...somebody.lists]
    if (somebody.consents) known.consents = [...(known.consents ?? []), ...somebody.consents]
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
    const has = (key: MatchKey) => this.#keys.has(key) && keysOf[key](a).some((value) => keysOf[key](b).includes(value))
    return has('phone') || has('email') || has('name-birthday')
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

function marksOf(patch: ContactPatch, keys: ReadonlySet<MatchKey>): Marks {
  const { given = '', family = '', numbers = [], phones = [], emails = [], occasions = [] } = patch
  const birthday = occasions.find(({ kind }) => kind === 'birthday')?.date ?? ''
  return {
    patch,
    numbers: keys.has('number') ? numbers.map(({ source, number }) => `n${fold(source)} ${fold(number)}`) : [],
    ways: [
      ...(keys.has('phone') ? phones.map(({ typed }) => `p${digitsOf(typed).slice(-LAST_DIGITS)}`) : []),
      ...(keys.has('email') ? emails.map(({ address }) => `e${emailKey(address)}`) : []),
      ...(keys.has('name-birthday') && birthday !== '' ? [`b${nameKey(given, family)}\n${birthday}`] : []),
    ],
  }
}

/** What is said twice in two spellings is said once. Reading telephone numbers in earnest is left for those that may be the same. */
function fitting(patch: ContactPatch, country: string): ContactPatch {
  const { phones, emails } = patch
  const alike =
    (phones?.length ?? 0) > 1 && isRepeated(phones ?? [], ({ typed }) => digitsOf(typed).slice(-LAST_DIGITS))
  const again = (emails?.length ?? 0) > 1
  if (!alike && !again) return patch
  return {
    ...patch,
    ...(alike && phones
      ? { phones: once(phones, ({ typed }) => readPhone(typed, country).e164 ?? digitsOf(typed)) }
      : {}),
    ...(again && emails ? { emails: once(emails, ({ address }) => emailKey(address)) } : {}),
  }
}

const isRepeated = <T>(rows: readonly T[], key: (row: T) => string) => new Set(rows.map(key)).size < rows.length

function once<T>(rows: T[], key: (row: T) => string): T[] {
  const seen = new Set<string>()
  return rows.filter((row) => !seen.has(key(row)) && seen.add(key(row)))
}

/** Another program calls them by two numbers, so it takes them for two. */
function contradict({ numbers = [] }: ContactPatch, patch: ContactPatch | undefined): boolean {
  return numbers.some(({ source, number }) =>
    (patch?.numbers ?? []).some((one) => one.source === source && fold(one.number) !== fold(number)),
  )
}
