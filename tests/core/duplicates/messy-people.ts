// People by chance whose phones, addresses, notes and fields overlap in every way records of one person do, in a real book.
import { defineField } from '../../../src/main/core/areas/fields/write.ts'
import { setPhoto } from '../../../src/main/core/areas/contacts/photo.ts'
import { recordConsents } from '../../../src/main/core/areas/consent/record.ts'
import type { CommandContext } from '../../../src/main/core/area.ts'
import { CONSENT_ACTS, CONSENT_CHANNELS } from '../../../src/shared/domain/consent.ts'
import type { ContactPatch } from '../../../src/shared/contract/contacts.ts'
import type { Dice } from '../../support/journal-dice.ts'
import type { ShopBook } from '../contacts/shop-book.ts'

/** One of a few, so that two people often say the same. */
const few = <T>(dice: Dice, from: readonly [T, ...T[]]): T => dice.pick(from) ?? from[0]
const maybe = <T>(dice: Dice, value: () => T): T | null => (dice.chance(0.5) ? null : value())
const upTo = <T>(dice: Dice, most: number, make: () => T): T[] => Array.from({ length: dice.below(most + 1) }, make)

/** No two of one key: a form would refuse them. */
function once<T>(rows: readonly T[], key: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [key(row), row])).values()]
}

export interface Fields {
  readonly text: number
  readonly several: number
  readonly yes: number
}

export function defineFields(shop: ShopBook): Fields {
  const define = (request: Parameters<typeof defineField>[1]) =>
    shop.command((context) => defineField(context, request)).value
  return {
    text: define({ subject: 'contacts', name: 'Shoe size', type: 'text', hint: '', options: [] }),
    several: define({
      subject: 'contacts',
      name: 'Breads',
      type: 'multi-list',
      hint: '',
      options: ['Rye', 'Spelt', 'White'],
    }),
    yes: define({ subject: 'contacts', name: 'Newsletter', type: 'yes-no', hint: '', options: [] }),
  }
}

export function messyPatch(dice: Dice, others: readonly number[], fields: Fields): ContactPatch {
  const company = dice.chance(0.15)
  const linkKind = () => (company ? 'referred-by' : few(dice, ['works-for', 'other', 'referred-by'] as const))
  return {
    kind: company ? 'company' : 'person',
    given: company ? '' : few(dice, ['Anna', 'Ann', 'A.', '']),
    family: few(dice, ['Berg', 'Bergh', 'Lind', '']),
    nickname: maybe(dice, () => few(dice, ['Annie', 'An'])),
    say: maybe(dice, () => 'ANN-a'),
    source: maybe(dice, () => few(dice, ['web', 'fair'])),
    note: maybe(dice, () => few(dice, ['likes rye', 'no nuts', 'likes rye bread', '  '])),
    gender: maybe(dice, () => few(dice, ['f', 'm'])),
    age: maybe(dice, () => 20 + dice.below(3)),
    familyStatus: maybe(dice, () => few(dice, ['single', 'married'])),
    householdIncome: maybe(dice, () => few(dice, ['high', 'low'])),
    interests: maybe(dice, () => 'bread'),
    language: maybe(dice, () => few(dice, ['de', 'hu'])),
    phones: once(
      upTo(dice, 3, () => ({
        typed: few(dice, ['030 901820', '030901820', '0171 2345678', '77 ext']),
        label: 'home' as const,
      })),
      ({ typed }) => typed.replace(/ /g, ''),
    ),
    // Somebody without a name needs something to be called by.
    emails: once(
      [
        { address: `${dice.word()}@example.org` },
        ...upTo(dice, 2, () => ({ address: few(dice, ['a@example.org', 'A@Example.org', 'b@example.org']) })),
      ].map((one) => ({ ...one, label: 'home' as const })),
      ({ address }) => address.toLowerCase(),
    ),
    addresses: upTo(dice, 2, () => ({
      label: 'home' as const,
      street: few(dice, ['Hauptstr. 1', 'Hauptstraße 1', 'Weg 2', '']),
      postcode: few(dice, ['10115', '']),
      city: few(dice, ['Berlin', 'Köln', '']),
      region: '',
      country: 'DE',
    })),
    occasions: [
      ...upTo(dice, 1, () => ({
        kind: 'birthday' as const,
        label: '',
        date: few(dice, ['1990-05-12', '--05-12', '1990', '1991-05-12']),
      })),
      ...upTo(dice, 1, () => ({
        kind: 'anniversary' as const,
        label: 'shop',
        date: few(dice, ['2010-01-01', '2011']),
      })),
    ],
    preferences: upTo(dice, 2, () => ({ kind: 'likes' as const, words: few(dice, ['Rye', 'rye ', 'Spelt']) })),
    numbers: once(
      upTo(dice, 2, () => ({ source: few(dice, ['till', 'Till']), number: few(dice, ['A1', 'a1', 'B2']) })),
      ({ source, number }) => `${source} ${number}`.toLowerCase(),
    ),
    links: once(
      upTo(dice, 2, () => ({
        kind: linkKind(),
        otherId: dice.pick(others) ?? 0,
        words: few(dice, ['', 'from school']),
      })).filter(({ otherId }) => otherId > 0),
      ({ kind, otherId }) => `${kind} ${String(otherId)}`,
    ),
    tags: once(
      upTo(dice, 3, () => few(dice, ['VIP', 'vip', 'Rye'])),
      (tag) => tag.toLowerCase(),
    ),
    custom: {
      [fields.text]: maybe(dice, () => few(dice, ['41', '42'])),
      [fields.several]: maybe(dice, () => [...new Set(upTo(dice, 2, () => few(dice, ['Rye', 'Spelt', 'White'])))]),
      [fields.yes]: maybe(dice, () => dice.chance(0.5)),
    },
  }
}

export function sayConsents(context: CommandContext, dice: Dice, contactId: number): void {
  const said = upTo(dice, 2, () => ({
    contactId,
    channel: few(dice, CONSENT_CHANNELS as unknown as readonly [(typeof CONSENT_CHANNELS)[number]]),
    purpose: 'marketing' as const,
    act: few(dice, CONSENT_ACTS as unknown as readonly [(typeof CONSENT_ACTS)[number]]),
    at: context.outside.clock.now(),
    how: 'at the counter',
    words: dice.word(),
    note: '',
    now: true,
  }))
  recordConsents(context, said)
}

export function takePicture(context: CommandContext, dice: Dice, contactId: number): void {
  setPhoto(context.db, contactId, Uint8Array.from([0xff, 0xd8, 0xff, dice.below(256)]))
}

/** `count` people, each with whatever chance gives them; links lead to those before. */
export function messyPeople(shop: ShopBook, dice: Dice, count: number): { ids: readonly number[]; fields: Fields } {
  const fields = defineFields(shop)
  const ids: number[] = []
  for (let at = 0; at < count; at += 1) {
    const id = shop.make(messyPatch(dice, ids, fields))
    ids.push(id)
    shop.command((context) => {
      if (dice.chance(0.3)) takePicture(context, dice, id)
      sayConsents(context, dice, id)
    })
  }
  return { ids, fields }
}
