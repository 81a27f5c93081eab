// A scanner is told from a person by its speed; and tasks at the counter keep their order.
import { expect, test } from 'vitest'
import { nextRun, scanned, type KeyTime } from '../../../src/renderer/areas/counter/scan.ts'
import { createTaskQueue } from '../../../src/renderer/areas/counter/task-queue.ts'

const typed = (text: string, gap: number) =>
  [...text].reduce<readonly KeyTime[]>((run, key, at) => nextRun(run, { key, at: at * gap }), [])

test('a fast run that ends with Enter was scanned; a slow or a short one was typed', () => {
  expect(scanned(typed('4006381333931', 8), 12 * 8 + 8)).toBe('4006381333931')
  expect(scanned(typed('4006381333931', 90), 12 * 90 + 90)).toBeNull()
  expect(scanned(typed('0142', 8), 3 * 8 + 8)).toBeNull()
  expect(scanned(typed('4006381333931', 8), 12 * 8 + 400)).toBeNull()
  expect(scanned([], 5)).toBeNull()
})

test('what was typed before a scan is no part of it', () => {
  const run = [...'4006381333931'].reduce<readonly KeyTime[]>(
    (all, key, at) => nextRun(all, { key, at: 1_000 + at * 8 }),
    typed('ab', 120),
  )
  expect(scanned(run, 1_000 + 13 * 8)).toBe('4006381333931')
})

test('tasks are done in the order they came, and one that fails does not stop the next', async () => {
  const said: string[] = []
  const done = Promise.withResolvers<undefined>()
  const queue = createTaskQueue((error) => void said.push(String(error)))
  const first = Promise.withResolvers<undefined>()
  queue.add(async () => {
    await first.promise
    said.push('first')
  })
  queue.add(() => Promise.reject(new Error('second')))
  queue.add(async () => {
    said.push('third')
    done.resolve(undefined)
  })
  first.resolve(undefined)
  await done.promise
  expect(said).toEqual(['first', 'Error: second', 'third'])
})
