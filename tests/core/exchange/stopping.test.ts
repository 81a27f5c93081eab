// An import that somebody stops stands as it is, goes on where it stood, and is taken back as one.
import { expect, test } from 'vitest'
import { giveBook, startTestCore, PASSWORD } from '../../support/core.ts'
import { testOutside } from '../../support/outside.ts'

const ROWS = 600

function customers(): File {
  const rows = Array.from(
    { length: ROWS },
    (_, at) => `Given${String(at)},Family${String(at)},c${String(at)}@example.com`,
  )
  return new File([`first name,last name,email\n${rows.join('\n')}\n`], 'customers.csv')
}

/** Time passes with every look at the clock, so that an import is many commands. */
function slowCore() {
  const base = testOutside()
  const now = () => {
    base.clock.turn(2)
    return base.clock.now()
  }
  return startTestCore({ outside: { ...base, clock: { ...base.clock, now } } })
}

test('an import is stopped between two commands, tells so, goes on and is undone as one', async () => {
  const started = slowCore()
  try {
    const { api } = started.window('first')
    await giveBook(started, { api })
    const running = api.exchange.import({ file: customers(), kind: 'contacts' })
    for await (const works of await api.work.watch({})) {
      const [work] = works
      if (work !== undefined && work.done > 0) break
    }
    const [work] = await api.work.list({})
    await api.work.stop({ id: work?.id ?? 0 })
    const stopped = await running
    expect(stopped.stopped).toBe(true)
    expect(stopped.created).toBeGreaterThan(0)
    expect(stopped.created).toBeLessThan(ROWS)
    expect((await api.contacts.list({})).total).toBe(stopped.created)
    await api.work.goOn({ id: stopped.work ?? 0 })
    await started.core.idle()
    const whole = await api.exchange.report({ work: stopped.work ?? 0 })
    expect(whole).toMatchObject({ stopped: false, created: ROWS, rows: ROWS, command: stopped.command })
    expect((await api.contacts.list({})).total).toBe(ROWS)
    await api.history.undo({ command: whole.command ?? 0 })
    expect((await api.contacts.list({})).total).toBe(0)
  } finally {
    await started.dispose()
  }
})

test('a book that is closed in the middle of an import answers with what was written', async () => {
  const started = slowCore()
  try {
    const { api } = started.window('first')
    await giveBook(started, { api })
    const running = api.exchange.import({ file: customers(), kind: 'contacts' })
    for await (const works of await api.work.watch({})) {
      const [work] = works
      if (work !== undefined && work.done > 0) break
    }
    await api.book.close({})
    const report = await running
    expect(report.stopped).toBe(true)
    await api.book.open({ password: PASSWORD })
    expect(await api.work.list({})).toMatchObject([{ state: 'stopped' }])
    expect(await api.exchange.report({ work: report.work ?? 0 })).toMatchObject({
      created: report.created,
      stopped: true,
    })
  } finally {
    await started.dispose()
  }
})

test('a file is handed over once, looked at, imported, and is nobody else’s', async () => {
  const started = startTestCore()
  try {
    const { api } = started.window('first')
    await giveBook(started, { api })
    const { taken, name, size } = await api.exchange.take({ file: customers() })
    expect({ name, size }).toEqual({ name: 'customers.csv', size: customers().size })
    expect((await api.exchange.preview({ taken, kind: 'contacts' })).rows).toBe(ROWS)
    const other = started.window('other')
    await other.api.book.open({ password: PASSWORD })
    await expect(other.api.exchange.preview({ taken, kind: 'contacts' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await api.exchange.import({ taken, kind: 'contacts', dryRun: true })).toMatchObject({
      created: ROWS,
      command: null,
    })
    expect((await api.contacts.list({})).total).toBe(0)
  } finally {
    await started.dispose()
  }
})
