import { expect, test } from 'vitest'
import {
  beginGroup,
  redoGroup,
  resumeTurn,
  runGroup,
  stopGroup,
  undoGroup,
  type GroupContext,
  type GroupProgress,
  type SliceWriter,
} from '../../../src/main/core/database/groups.ts'
import { listWork, readWork, stopInterrupted } from '../../../src/main/core/database/work.ts'
import { undo } from '../../../src/main/core/database/undo.ts'
import { isFailure } from '../../../src/shared/errors.ts'
import { testBook, type TestBook } from '../../support/journal-book.ts'
import { addPerson, addPhone, addPoints, rename } from '../../support/journal-rows.ts'

/** The clock stands still: with no time each member is turned by itself, else many together. */
const context = (book: TestBook, budget = 3): GroupContext => ({
  journal: book.journal,
  userName: () => 'Ann',
  budgetMs: () => budget,
})
const names = (book: TestBook) => book.db.pluck<string>('SELECT name FROM person ORDER BY id')

/** Writes people p0, p1 ... with a phone each, so many a command. */
function people(total: number, perCommand: number): SliceWriter {
  return (tx, { position }) => {
    const end = Math.min(total, position + perCommand)
    for (let row = position; row < end; row += 1) addPhone(tx, addPerson(tx, `p${row}`), `0${row}`)
    return { position: end, done: end === total }
  }
}

function begin(book: TestBook, total: number): number {
  return beginGroup(context(book), { kind: 'import', user: 1, total })
}

async function all<R>(work: AsyncGenerator<GroupProgress, R>): Promise<{ progress: GroupProgress[]; result: R }> {
  const progress: GroupProgress[] = []
  for (;;) {
    const step = await work.next()
    if (step.done === true) return { progress, result: step.value }
    progress.push(step.value)
  }
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => (isFailure(error) ? [error.code, error.data] : error),
  )
}

test('an import is a group of short commands, whole rows each, with progress', async () => {
  using book = testBook()
  const id = begin(book, 7)
  const { progress } = await all(runGroup(context(book), id, people(7, 3)))
  expect(progress).toEqual([3, 6, 7].map((done) => ({ done, of: 7, step: 'write' })))
  expect(book.db.pluck('SELECT grp FROM command ORDER BY seq')).toEqual([1, 1, 1])
  expect(names(book)).toHaveLength(7)
  expect(listWork(book.db, 1)).toMatchObject([{ id, state: 'done', position: 7, total: 7, group: 1, act: 'write' }])
})

test('a writer is asked to stop when its time is over, looking at the clock every 16 rows', async () => {
  using book = testBook()
  const id = begin(book, 100)
  const perCommand: number[] = []
  const writer: SliceWriter = (tx, { position, more }) => {
    let row = position
    do {
      addPerson(tx, `p${row}`)
      row += 1
      book.turn(1)
    } while (row < 100 && more())
    perCommand.push(row - position)
    return { position: row, done: row === 100 }
  }
  await all(runGroup(context(book), id, writer))
  expect(perCommand).toEqual([16, 16, 16, 16, 16, 16, 4])
})

test('other commands run between two of a group, and a second group has to wait', async () => {
  using book = testBook()
  const id = begin(book, 4)
  const work = runGroup(context(book), id, people(4, 2))
  await work.next()
  book.command('visit', (tx) => void addPoints(tx, null, 5))
  expect(() => begin(book, 1)).toThrow(expect.objectContaining({ code: 'BUSY', data: { kind: 'import' } }))
  await all(work)
  expect(book.db.pluck('SELECT kind FROM command ORDER BY seq')).toEqual(['import', 'visit', 'import'])
  expect(begin(book, 1)).toBe(id + 1)
})

test('a stopped import goes on from where it stands, each row once', async () => {
  using book = testBook()
  const id = begin(book, 6)
  const work = runGroup(context(book), id, people(6, 2))
  await work.next()
  stopGroup(context(book), id)
  expect((await work.next()).done).toBe(true)
  expect(readWork(book.db, id)).toMatchObject({ state: 'stopped', position: 2 })
  await all(runGroup(context(book), id, people(6, 2)))
  expect(names(book)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5'])
  expect(readWork(book.db, id).state).toBe('done')
  expect(new Set(book.db.pluck('SELECT grp FROM command'))).toEqual(new Set([1]))
})

test('closing the window stops it; a crash is found at the next start; both go on', async () => {
  using book = testBook()
  const id = begin(book, 6)
  const closed = runGroup(context(book), id, people(6, 2))
  await closed.next()
  await closed.return(undefined)
  expect(readWork(book.db, id).state).toBe('stopped')
  await runGroup(context(book), id, people(6, 2)).next()
  book.reopen()
  expect(readWork(book.db, id).state).toBe('running')
  expect(stopInterrupted(book.journal)).toMatchObject([{ id, position: 4, state: 'stopped' }])
  await all(runGroup(context(book), id, people(6, 2)))
  expect(names(book)).toHaveLength(6)
})

test('an error stops it after the last whole command', async () => {
  using book = testBook()
  const id = begin(book, 4)
  const writer: SliceWriter = (tx, slice) => {
    if (slice.position > 0) addPerson(tx, 'half')
    if (slice.position > 0) throw new Error('bad line')
    return people(4, 2)(tx, slice)
  }
  expect(await failure(all(runGroup(context(book), id, writer)))).toEqual(new Error('bad line'))
  expect(names(book)).toEqual(['p0', 'p1'])
  expect(readWork(book.db, id)).toMatchObject({ state: 'stopped', position: 2 })
})

test('a first command that changes nothing does not found the group; the number it gave back is not mistaken for it', async () => {
  using book = testBook()
  const id = begin(book, 3)
  const writer: SliceWriter = (tx, { position }) => {
    if (position > 0) addPerson(tx, `p${position}`)
    return { position: position + 1, done: position === 2 }
  }
  const work = runGroup(context(book), id, writer)
  await work.next()
  const between = book.command('between', (tx) => void addPoints(tx, null, 1))
  await all(work)
  expect(between).toBe(1)
  expect(book.db.pluck('SELECT grp FROM command ORDER BY seq')).toEqual([null, 2, 2])
  expect(readWork(book.db, id).group).toBe(2)
})

test('an undone group is gone, a redone one is back', async () => {
  using book = testBook()
  await all(runGroup(context(book), begin(book, 6), people(6, 2)))
  const before = book.db.all('SELECT * FROM person JOIN phone ON owner_id = person.id ORDER BY phone.id')
  const { result, progress } = await all(undoGroup(context(book, 0), { user: 1, command: 2 }))
  expect(names(book)).toEqual([])
  expect(result).toMatchObject({ act: 'undo', of: 1, state: 'done', stayed: [], kind: 'import' })
  expect(progress.map(({ step }) => step)).toEqual(['check', 'undo', 'undo', 'undo'])
  expect(await failure(all(undoGroup(context(book), { user: 1, command: 1 })))).toEqual([
    'UNDO_BLOCKED',
    { reason: 'already', by: null },
  ])
  await all(redoGroup(context(book), { user: 1, command: 1 }))
  expect(book.db.all('SELECT * FROM person JOIN phone ON owner_id = person.id ORDER BY phone.id')).toEqual(before)
})

test('who has something newer stays whole and is listed, also from commands before', async () => {
  using book = testBook()
  const total = 6
  const writer: SliceWriter = (tx, slice) => {
    const written = people(total, 2)(tx, slice)
    // The last command says something of the first person too.
    if (written.done) addPoints(tx, book.db.pluck<number>('SELECT min(id) FROM person')[0] ?? 0, 5)
    return written
  }
  await all(runGroup(context(book), begin(book, total), writer))
  const [first = 0, second = 0] = book.db.pluck<number>('SELECT id FROM person ORDER BY id')
  book.command('visit', (tx) => void addPoints(tx, first, 7))
  const edit = book.command('edit', (tx) => rename(tx, second, 'renamed'))
  const { result } = await all(undoGroup(context(book), { user: 1, command: 1 }))
  expect(result.stayed).toEqual([
    { tbl: 901, row: second },
    { tbl: 901, row: first },
  ])
  expect(book.db.all('SELECT name, phones, balance FROM person ORDER BY id')).toEqual([
    { name: 'p0', phones: 1, balance: 12 },
    { name: 'renamed', phones: 1, balance: 0 },
  ])
  undo(context(book), { user: 1, command: edit })
  expect(names(book)).toEqual(['p0', 'p1'])
  await all(redoGroup(context(book), { user: 1, command: 1 }))
  expect(names(book)).toHaveLength(6)
  await all(undoGroup(context(book), { user: 1, command: 1 }))
  expect(names(book)).toEqual(['p0'])
})

test('an undo that was cut off is continued at the next start', async () => {
  using book = testBook()
  await all(runGroup(context(book), begin(book, 8), people(8, 2)))
  const cut = undoGroup(context(book, 0), { user: 1, command: 1 })
  for (let step = 0; step < 3; step += 1) await cut.next()
  expect(names(book)).toEqual(['p0', 'p1', 'p2', 'p3'])
  book.reopen()
  const [work] = stopInterrupted(book.journal)
  expect(work).toMatchObject({ act: 'undo', position: 2 })
  await all(resumeTurn(context(book), work?.id ?? 0))
  expect(names(book)).toEqual([])
  expect(readWork(book.db, work?.id ?? 0).state).toBe('done')
})

test('while there is time members are turned in one transaction, each in a command of its own', async () => {
  using book = testBook()
  await all(runGroup(context(book), begin(book, 40), people(40, 2)))
  const tables: number[] = []
  book.journal.onCommitted(({ command }) => {
    if (command !== null) tables.push(book.db.pluck<number>('SELECT count(*) FROM person')[0] ?? 0)
  })
  const { progress } = await all(undoGroup(context(book), { user: 1, command: 1 }))
  const undone = progress.filter(({ step }) => step === 'undo')
  expect(undone.map(({ done }) => done)).toEqual([16, 20])
  // Heard of when they are on the disk, not before.
  expect(tables).toEqual([...Array.from({ length: 16 }, () => 8), 0, 0, 0, 0])
  expect(book.db.pluck(`SELECT n FROM command WHERE kind = 'undo' ORDER BY seq`)).toEqual(
    Array.from({ length: 20 }, (_, at) => 21 + at),
  )
  await all(redoGroup(context(book), { user: 1, command: 1 }))
  expect(names(book)).toHaveLength(40)
})

test('a member of which everything stays takes nothing back of those turned with it', async () => {
  using book = testBook()
  await all(runGroup(context(book), begin(book, 6), people(6, 2)))
  const [, , third = 0, fourth = 0] = book.db.pluck<number>('SELECT id FROM person ORDER BY id')
  book.command('edit', (tx) => {
    rename(tx, third, 'third')
    rename(tx, fourth, 'fourth')
  })
  const { result } = await all(undoGroup(context(book), { user: 1, command: 1 }))
  expect(result).toMatchObject({ state: 'done', position: 3 })
  expect(names(book)).toEqual(['third', 'fourth'])
  expect(book.db.pluck('SELECT n FROM command ORDER BY seq')).toEqual([1, 2, 3, 4, 5, 6])
})

test('members that are being turned when the power goes are all as before, and turned at the next start', async () => {
  using book = testBook()
  await all(runGroup(context(book), begin(book, 6), people(6, 2)))
  const boom = new Error('power')
  let looks = 0
  const clock = {
    ...book.journal.clock,
    now() {
      looks += 1
      if (looks > 3) throw boom
      return book.journal.clock.now()
    },
  }
  const weak: GroupContext = { ...context(book), journal: { ...book.journal, clock } }
  await expect(all(undoGroup(weak, { user: 1, command: 1 }))).rejects.toBe(boom)
  expect(names(book)).toHaveLength(6)
  book.reopen()
  const [work] = listWork(book.db, 1)
  expect(work).toMatchObject({ act: 'undo', position: 0 })
  await all(resumeTurn(context(book), work?.id ?? 0))
  expect(names(book)).toEqual([])
  expect(book.db.pluck('SELECT n FROM command ORDER BY seq')).toEqual([1, 2, 3, 4, 5, 6])
})

test('a running group is not undone, and what is no group is said so', async () => {
  using book = testBook()
  const work = runGroup(context(book), begin(book, 4), people(4, 2))
  await work.next()
  expect(await failure(all(undoGroup(context(book), { user: 1, command: 1 })))).toEqual([
    'UNDO_BLOCKED',
    { reason: 'group_running', by: null },
  ])
  await all(work)
  const single = book.command('single', (tx) => void addPerson(tx, 'x'))
  expect(await failure(all(undoGroup(context(book), { user: 1, command: single })))).toEqual([
    'NOT_FOUND',
    { what: 'group' },
  ])
  expect(await failure(all(resumeTurn(context(book), 1)))).toEqual(['NOT_FOUND', { what: 'work' }])
})
