// Tasks by when they are due, and what the form of one changes.
import { expect, it } from 'vitest'
import { byDue, dayOfIso, groupOf } from '../../../src/renderer/areas/tasks/due-days.ts'
import { patchOf, type TaskDraft } from '../../../src/renderer/areas/tasks/task-draft.ts'

const TODAY = 20_000

it('a task stands under overdue, today, later, or no day', () => {
  expect([TODAY - 1, TODAY, TODAY + 1, null].map((due) => groupOf(due, TODAY))).toEqual([
    'overdue',
    'today',
    'later',
    'someday',
  ])
})

it('headings come in this order and only where something stands under them', () => {
  const tasks = [null, TODAY + 9, TODAY - 9, TODAY - 1].map((due) => ({ due }))
  expect(byDue(tasks, TODAY).map(({ group, tasks: here }) => [group, here.length])).toEqual([
    ['overdue', 2],
    ['later', 1],
    ['someday', 1],
  ])
})

it('a day of a date field is a shop day, and an unfinished one is none', () => {
  expect(dayOfIso('1970-01-02')).toBe(1)
  expect(dayOfIso('2026-03-14')).toBe(Date.UTC(2026, 2, 14) / 86_400_000)
  expect(dayOfIso('')).toBeNull()
})

it('only what was changed about a task is sent', () => {
  const base: TaskDraft = { words: 'Call', due: TODAY, assignedTo: 1, contact: { id: 5, name: 'Ada' }, custom: {} }
  expect(patchOf(base, { ...base, words: ' Call ' })).toEqual({})
  expect(patchOf(base, { ...base, due: null, contact: null })).toEqual({ due: null, contactId: null })
})
