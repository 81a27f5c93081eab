// The parts of the data quality page that decide: addresses, what Enter does, where the points of the line stand.
import { expect, test } from 'vitest'
import { mainAct } from '../../../src/renderer/areas/quality/IssueRow.tsx'
import { codeOf, issuePath } from '../../../src/renderer/areas/quality/paths.ts'
import { linePoints } from '../../../src/renderer/areas/quality/trend-line.ts'
import type { QualityRow } from '../../../src/shared/contract/quality.ts'

const row = (more: Partial<QualityRow>): QualityRow => ({
  contactId: 1,
  code: 'phone-unreadable',
  item: 2,
  value: '12',
  name: 'Anna Berg',
  initials: 'AB',
  number: 'A-1001',
  hasPhoto: false,
  detail: null,
  proposal: null,
  lastDay: null,
  ...more,
})

test('an address names a kind that is known, and nothing else', () => {
  expect(codeOf(issuePath('email-dead'))).toBe('email-dead')
  expect([codeOf('/quality'), codeOf('/quality/none'), codeOf('/quality/email-dead/x')]).toEqual([null, null, null])
})

test('Enter does what is proposed, else lets it be typed, else opens the person', () => {
  expect(mainAct({ row: row({ proposal: '' }), settled: false })).toBe('mend')
  expect(mainAct({ row: row({}), settled: false })).toBe('edit')
  expect(mainAct({ row: row({ code: 'no-way' }), settled: false })).toBe('open')
  expect(mainAct({ row: row({ proposal: '' }), settled: true })).toBe('doubt')
})

test('days stand at their distance, and everybody at the head', () => {
  const point = (day: number, phone: number) => ({
    day,
    at: 0,
    people: 1,
    phone,
    text: 0,
    email: 0,
    address: 0,
    birthday: 0,
    found: 0,
  })
  expect(linePoints([point(10, 0), point(11, 1_000), point(14, 500)], 'phone', { wide: 200, high: 42 })).toBe(
    '0,41 50,1 200,21',
  )
})
