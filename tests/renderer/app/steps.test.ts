// What Ctrl+Z takes back, and the messages that say so.
import { beforeEach, expect, test } from 'vitest'
import { steps } from '../../../src/renderer/app/undo/steps.ts'

beforeEach(() => steps.forget())

test('the newest step is taken back first, then the one before', () => {
  steps.did(1, 'one')
  steps.did(2, 'two')
  expect(steps.lastDone()?.command).toBe(2)
  steps.mark(2, 'undone')
  expect(steps.lastDone()?.command).toBe(1)
})

test('what was taken back last is done again first', () => {
  for (const command of [1, 2, 3]) steps.did(command, 'step')
  steps.mark(3, 'undone')
  steps.mark(2, 'undone')
  expect(steps.lastUndone()?.command).toBe(2)
})

test('a new step ends doing again', () => {
  steps.did(1, 'one')
  steps.mark(1, 'undone')
  steps.did(2, 'two')
  expect(steps.lastUndone()).toBeUndefined()
})

test('at most three messages stand at a time and the oldest goes', () => {
  for (const words of ['a', 'b', 'c', 'd']) steps.say({ words, tone: 'done' })
  expect(steps.toasts().map(({ words }) => words)).toEqual(['b', 'c', 'd'])
})

test('the next person has nothing of it to take back', () => {
  steps.did(1, 'one')
  steps.say({ words: 'one', tone: 'done' })
  steps.forget()
  expect(steps.lastDone()).toBeUndefined()
  expect(steps.toasts()).toEqual([])
})

test('a newer message about the same command takes the place of the older', () => {
  steps.say({ words: 'saved', tone: 'done', about: 7 })
  steps.say({ words: 'backed up', tone: 'done' })
  steps.say({ words: 'undone', tone: 'done', about: 7 })
  expect(steps.toasts().map(({ words }) => words)).toEqual(['backed up', 'undone'])
})
