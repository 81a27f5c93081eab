import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  displayName,
  initials,
  isFamilyFirst,
  sortName,
  type NameParts,
} from '../../../src/shared/domain/person-name.ts'

const person = (
  given: string,
  family: string,
  language: string | null = null,
  nickname: string | null = null,
): NameParts => ({
  kind: 'person',
  given,
  family,
  nickname,
  familyFirst: isFamilyFirst(given, family, language),
})
const company = (family: string): NameParts => ({
  kind: 'company',
  given: '',
  family,
  nickname: null,
  familyFirst: false,
})

test.each([
  [person('Anna', 'Berg'), 'Anna Berg', 'berg anna', 'AB'],
  [person('Anna', ''), 'Anna', 'anna', 'A'],
  [person('', 'Berg'), 'Berg', 'berg', 'B'],
  [person('', '', null, 'Nan'), 'Nan', 'nan', 'N'],
  [person('Jan', 'van der Berg'), 'Jan van der Berg', 'van der berg jan', 'JB'],
  [person('Anna-Lena', 'Müller'), 'Anna-Lena Müller', 'muller anna-lena', 'AM'],
  [person('Anna', 'Nagy', 'hu'), 'Nagy Anna', 'nagy anna', 'NA'],
  [person('Văn An', 'Nguyễn', 'vi-VN'), 'Nguyễn Văn An', 'nguyen van an', 'NV'],
  [person('太郎', '山田'), '山田太郎', '山田 太郎', '山'],
  [person('민준', '김'), '김민준', '김 민준'.normalize('NFKD'), '김'],
  [person('Taro', 'Yamada', 'ja'), 'Taro Yamada', 'yamada taro', 'TY'],
  [person('ßarah', 'ßmith'), 'ßarah ßmith', 'ssmith ssarah', 'ßß'],
  [company('The Corner Café'), 'The Corner Café', 'the corner cafe', 'TC'],
  [company('3 Brothers'), '3 Brothers', '3 brothers', '3B'],
])('%j is shown as %s', (parts, shown, sorted, monogram) => {
  expect([displayName(parts), sortName(parts), initials(parts)]).toEqual([shown, sorted, monogram])
})

test('no name gives nothing rather than a blank', () => {
  expect([displayName(person('', '')), sortName(person('', '')), initials(person('', ''))]).toEqual(['', '', ''])
})

test('whatever the name, it holds both parts and its monogram has at most two letters', () => {
  const part = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.trim())
  fc.assert(
    fc.property(part, part, fc.constantFrom(null, 'hu', 'ja', 'en'), (given, family, language) => {
      const parts = person(given, family, language)
      expect(displayName(parts)).toContain(given)
      expect(displayName(parts)).toContain(family)
      expect([...new Intl.Segmenter().segment(initials(parts))].length).toBeLessThanOrEqual(2)
    }),
  )
})
