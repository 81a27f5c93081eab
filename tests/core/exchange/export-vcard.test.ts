// Our own vCards: as the standards want them, and read again by our own import to the same person.
import fc from 'fast-check'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { contactFromVCard } from '../../../src/main/core/areas/exchange/vcard-contact.ts'
import { readVCards } from '../../../src/main/core/areas/exchange/vcard-lines.ts'
import {
  vcardOf,
  type CardPerson,
  type VCardVersion,
} from '../../../src/main/core/areas/exchange/export/write-vcard.ts'

const VERSIONS = ['3.0', '4.0'] as const satisfies readonly VCardVersion[]

const nobody: CardPerson = {
  kind: 'person',
  name: '',
  given: '',
  family: '',
  nickname: null,
  say: null,
  gender: null,
  language: null,
  note: null,
  phones: [],
  emails: [],
  addresses: [],
  occasions: [],
  links: [],
  tags: [],
}

const unfolded = (card: string) => card.replaceAll('\r\n ', '').split('\r\n')

test('a card is folded at 75 octets, ends its lines as it must, and tears no sign apart', () => {
  for (const version of VERSIONS) {
    const note = `${'Ünïcödé 🥐 '.repeat(40)}, and; more\\`
    const card = vcardOf({ ...nobody, given: 'Ada', name: 'Ada', note }, null, version)
    for (const line of card.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line.isWellFormed()).toBe(true)
    }
    expect(card).not.toMatch(/[^\r]\n/)
    expect(unfolded(card)).toContain(
      `NOTE:${note.replaceAll('\\', '\\\\').replaceAll(',', '\\,').replaceAll(';', '\\;')}`,
    )
  }
})

test('what the two versions say differently', () => {
  const occasions = ['1984-05-12', '--05-12', '1984-05', '1984'].map((date) => ({
    id: 1,
    kind: 'birthday' as const,
    label: '',
    date,
    next: null,
    years: null,
  }))
  const dates = (version: VCardVersion) =>
    unfolded(vcardOf({ ...nobody, occasions }, null, version)).filter((line) => line.startsWith('BDAY'))
  expect(dates('4.0')).toEqual(['BDAY:19840512', 'BDAY:--0512', 'BDAY:1984-05', 'BDAY:1984'])
  expect(dates('3.0')).toEqual([
    'BDAY:1984-05-12',
    'BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12',
    'BDAY:1984-05',
    'BDAY:1984',
  ])
  const company = { ...nobody, kind: 'company' as const, family: 'Bread; Butter', name: 'Bread; Butter' }
  expect(unfolded(vcardOf(company, null, '4.0'))).toEqual(
    expect.arrayContaining(['KIND:org', 'FN:Bread\\; Butter', 'ORG:Bread\\; Butter']),
  )
  expect(unfolded(vcardOf(company, null, '3.0'))).toEqual(
    expect.arrayContaining(['X-ABShowAs:COMPANY', 'N:;;;;', 'ORG:Bread\\; Butter']),
  )
})

/** One line as a form keeps it. */
const line = (most: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: most })
    .map((text) =>
      text
        .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')
        .replace(/\s+/gu, ' ')
        .trim()
        .slice(0, most)
        .toWellFormed()
        .trim(),
    )
    .filter((text) => text !== '' && !text.includes('\ufffd'))
const word = fc.stringMatching(/^[A-Za-zÀ-ž][A-Za-zÀ-ž',;\\ -]{0,20}[a-z]$/).map((text) => text.replace(/ +/g, ' '))
const date = fc.constantFrom('1984-05-12', '--02-29', '1984-05', '1984', '2001-12-31', '--10-01')
const label = <L extends string>(...labels: readonly L[]) => fc.constantFrom(...labels)

const person = fc.record({
  given: word,
  family: word,
  nickname: fc.option(word),
  say: fc.option(word),
  gender: fc.option(label('male', 'female', 'other')),
  language: fc.option(label('de', 'en-GB', 'pt-BR')),
  note: fc.option(fc.array(line(60), { minLength: 1, maxLength: 3 }).map((lines) => [...new Set(lines)].join('\n'))),
  phones: fc.uniqueArray(
    fc.record({ typed: fc.stringMatching(/^\+?[1-9]\d{5,12}$/), label: label('mobile', 'home', 'work', 'other') }),
    { maxLength: 3, selector: ({ typed }) => typed.replace('+', '') },
  ),
  emails: fc.uniqueArray(
    fc.record({
      address: fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.(com|de)$/),
      label: label('home', 'work', 'other'),
    }),
    { maxLength: 3, selector: ({ address }) => address },
  ),
  addresses: fc.array(
    fc.record({
      label: label('home', 'work', 'billing', 'delivery', 'other'),
      street: line(40),
      postcode: fc.stringMatching(/^[0-9]{5}$/),
      city: word,
      region: fc.constantFrom('', 'Kent'),
      country: fc.constantFrom('GB', 'DE', 'FR'),
    }),
    { maxLength: 2 },
  ),
  birthday: fc.option(date),
  anniversary: fc.option(date),
  wedding: fc.option(date),
  tags: fc.uniqueArray(word, { maxLength: 3, selector: (tag) => tag.toLowerCase() }),
})

test('one of our own cards, imported again, is the same person', () => {
  const photo = { type: 'image/png', bytes: new Uint8Array(PNG.sync.write(new PNG({ width: 4, height: 4 }))) }
  fc.assert(
    fc.property(person, fc.constantFrom(...VERSIONS), ({ birthday, anniversary, wedding, ...drawn }, version) => {
      const occasions = (
        [
          ['birthday', birthday],
          ['anniversary', anniversary],
          ['wedding', wedding],
        ] as const
      ).flatMap(([kind, at]) => (at === null ? [] : [{ kind, label: '', date: at }]))
      const whole = { ...nobody, ...drawn, occasions, name: `${drawn.given} ${drawn.family}` } as unknown as CardPerson // rows without ids
      const [card, ...more] = readVCards(vcardOf(whole, photo, version))
      expect(more).toEqual([])
      if (card === undefined) throw new Error('no card')
      const { somebody, noted } = contactFromVCard(card, { place: 1, country: 'GB', locale: 'en-GB', thisYear: 2026 })
      expect(noted).toEqual([])
      const read = somebody?.patch ?? {}
      expect(somebody?.photo).toEqual(photo.bytes)
      expect(read).toEqual(
        Object.fromEntries(
          Object.entries({ ...drawn, occasions }).filter(([, value]) => value !== null && !isEmpty(value)),
        ),
      )
    }),
    { numRuns: 400 },
  )
})

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0
