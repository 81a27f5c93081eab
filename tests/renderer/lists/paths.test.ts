// Addresses of lists, and files that cannot be read.
import { expect, test } from 'vitest'
import { isReadable } from '../../../src/renderer/areas/documents/readable.ts'
import { listOf, listPath } from '../../../src/renderer/areas/lists/paths.ts'

test('an address leads to the list it was made for; anything odd to none', () => {
  expect(listOf(listPath(12_884_901_889))).toBe(12_884_901_889)
  for (const odd of ['/lists', '/lists/', '/lists/x', '/lists/1/2', '/lists/-1', '/customers/1'])
    expect(listOf(odd)).toBeNull()
})

test('a folder that was dropped cannot be read, a file can, also an empty one', async () => {
  expect(await isReadable(new Blob(['x']))).toBe(true)
  expect(await isReadable(new Blob([]))).toBe(true)
  const folder = { slice: () => ({ arrayBuffer: () => Promise.reject(new Error('a folder')) }) }
  expect(await isReadable(folder as unknown as Blob)).toBe(false)
})
