// Keys among the numbers of a table.
import { expect, test } from 'vitest'
import { cellAfterKey, type CellPlace } from '../../../src/renderer/areas/analytics/cell-keys.ts'

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false })
/** Two full rows of three, and a third with its last number only. */
const places: readonly CellPlace[] = [
  ...[0, 1].flatMap((row) => [1, 2, 3].map((column) => ({ row, column }))),
  { row: 2, column: 3 },
]
const from = (row: number, column: number, mirrored = false) => ({
  at: { row, column },
  places,
  letters: true,
  mirrored,
})

test('arrows move to the number beside, above and below', () => {
  expect(cellAfterKey(press('ArrowRight'), from(0, 1))).toEqual({ row: 0, column: 2 })
  expect(cellAfterKey(press('ArrowLeft'), from(0, 3))).toEqual({ row: 0, column: 2 })
  expect(cellAfterKey(press('ArrowDown'), from(0, 2))).toEqual({ row: 1, column: 2 })
  expect(cellAfterKey(press('k'), from(1, 2))).toEqual({ row: 0, column: 2 })
})

test('a row without that number leads to the nearest it has', () => {
  expect(cellAfterKey(press('ArrowDown'), from(1, 1))).toEqual({ row: 2, column: 3 })
  expect(cellAfterKey(press('End'), from(0, 2))).toEqual({ row: 2, column: 3 })
})

test('the edge of the table leads nowhere, and so do keys with Ctrl', () => {
  expect(cellAfterKey(press('ArrowRight'), from(0, 3))).toBeNull()
  expect(cellAfterKey(press('ArrowUp'), from(0, 3))).toBeNull()
  expect(cellAfterKey(press('ArrowRight', true), from(0, 1))).toBeNull()
})

test('in a page that runs from right to left the arrows follow the eye', () => {
  expect(cellAfterKey(press('ArrowLeft'), from(0, 1, true))).toEqual({ row: 0, column: 2 })
})
