// The keys by which somebody is known, and how a file asks for them. Pure.
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'
import type { MatchKey } from '../../../../shared/contract/exchange.ts'
import { emailKey } from '../../../../shared/domain/email.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { readPhone } from '../../../../shared/domain/phone.ts'
import { nameKey } from '../../../../shared/domain/similarity.ts'
import type { Why } from './reasons.ts'

/** By what somebody can be known. */
export interface Traits {
  readonly numbers: readonly { readonly source: string; readonly number: string }[]
  /** E.164. */
  readonly phones: readonly string[]
  /** Keys of addresses. */
  readonly emails: readonly string[]
  readonly given: string
  readonly family: string
  /** As stored; empty when nothing is said. */
  readonly birthday: string
}

export function traitsOf(patch: ContactPatch, country: string): Traits {
  const { given = '', family = '', phones, emails, numbers, occasions } = patch
  return {
    numbers: numbers ?? [],
    phones: (phones ?? []).flatMap(({ typed }) => readPhone(typed, country).e164 ?? []),
    emails: (emails ?? []).map(({ address }) => emailKey(address)),
    given,
    family,
    birthday: occasions?.find(({ kind }) => kind === 'birthday')?.date ?? '',
  }
}

export type FoundBy = Extract<
  Why,
  'found-by-number' | 'found-by-phone' | 'found-by-email' | 'found-by-name' | 'found-by-name-birthday'
>

/** How somebody is looked for. */
export interface Matching {
  /** In this order. */
  readonly keys: readonly MatchKey[]
  /**
   * `same-person`: of those who share a phone or an address, one whose name does not contradict. `by-key`: asked for by name of
   * the key, so whoever bears it, and the name only chooses among several. `join`: the same, and of several the first.
   */
  readonly strictness: 'same-person' | 'by-key' | 'join'
}

export const DEFAULT_KEYS: readonly MatchKey[] = ['number', 'phone', 'email']

/** What was asked for, or the default: number, phone and e-mail where the name does not contradict. */
export const matchingOf = (matchBy: readonly MatchKey[] | undefined): Matching =>
  matchBy === undefined ? { keys: DEFAULT_KEYS, strictness: 'same-person' } : { keys: matchBy, strictness: 'by-key' }

export interface Named {
  readonly given: string
  readonly family: string
}

/** Somebody who bears what is looked for. */
export interface Bearer extends Named {
  readonly id: number
  /** What other programs call them, where that was asked: `source` of every number. */
  readonly sources: readonly string[]
}

/** The keys under which somebody is remembered and looked up, by what they can be known by. */
export const keysOf: Readonly<Record<MatchKey, (traits: Traits) => readonly string[]>> = {
  number: ({ numbers }) => numbers.map(({ source, number }) => `${source}\n${fold(number)}`),
  phone: ({ phones }) => phones,
  email: ({ emails }) => emails,
  'name-birthday': ({ given, family, birthday }) => {
    const name = nameKey(given, family)
    return name === '' || birthday === '' ? [] : birthdayForms(birthday).map((form) => `${name}\n${form}`)
  },
}

/** Somebody of whom one side knows the year and the other does not may be the same; without a day nobody is known. */
export function birthdayForms(date: string): readonly string[] {
  if (date.startsWith('--')) return [date]
  return date.length === 10 ? [date, `--${date.slice(5)}`] : []
}
