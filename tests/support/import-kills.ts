// Cuts an import or its undo off at any moment, also in the middle of a command: the folder is copied there as it stands on
// the disk, which is what a killed program leaves, and the copy is opened. Then it goes on, with visits logged in between.
import { cpSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './book.ts'
import { OWNER, PASSWORD, startTestCore, type TestCore, type TestWindow } from './core.ts'
import { seededRandom, testOutside } from './outside.ts'

type Api = TestWindow['api']

/** Every look at the clock lets some time pass, so that commands end; at one of them the folder is copied. */
function tickingCore(root: string) {
  const base = testOutside()
  const ticking = { on: false, looks: 0, at: 0, copy: (): void => {} }
  const now = () => {
    if (ticking.on) {
      base.clock.turn(2)
      ticking.looks += 1
      if (ticking.looks === ticking.at) ticking.copy()
    }
    return base.clock.now()
  }
  const started = startTestCore({ root, outside: { ...base, clock: { ...base.clock, now } } })
  return { started, ticking }
}

const SALES = 140

/** A till's file with all that makes trouble: returns, nobody, rows of one receipt apart, a row without sense. */
function tillFile(seed: number): File {
  const random = seededRandom(seed)
  const pick = (count: number) => Math.floor(random.fraction() * count)
  const rows = Array.from({ length: SALES }, (_, at) => {
    const receipt = `${pick(8) === 0 ? 'C' : ''}${String(1_000 + (pick(4) === 0 ? pick(SALES) : at))}`
    const quantity = receipt.startsWith('C') ? -1 - pick(3) : 1 + pick(5)
    const customer = pick(4) === 0 ? '' : String(100 + pick(30))
    const day = 1 + pick(28)
    return `${receipt},${customer},2025-0${String(1 + pick(9))}-${String(day).padStart(2, '0')} 1${String(pick(9))}:00,Item ${String(pick(20))},${String(quantity)},${String(pick(2_000) / 100)}`
  })
  return new File(
    [`receipt,customer number,date,product,quantity,price\n${rows.join('\n')}\nX,1,never,Item,1,1`],
    'till.csv',
  )
}

const PEOPLE = 90

/** A file of people of whom the shop knows some: updates, lists and what they agreed to, each row changing several tables. */
function peopleFile(seed: number): File {
  const random = seededRandom(seed)
  const pick = (count: number) => Math.floor(random.fraction() * count)
  const rows = Array.from({ length: PEOPLE }, (_, at) => {
    const known = pick(3) === 0
    const email = known ? `known${String(pick(KNOWN))}@example.com` : `new${String(at)}@example.com`
    const name = known ? 'Kim,Known' : `Given${String(at)},Family${String(at)}`
    const list = pick(3) === 0 ? `List ${String(pick(3))}` : ''
    return `${name},${email},074001${String(10_000 + at)},note ${String(pick(9))},tag${String(pick(4))},${list},${pick(2) === 0 ? 'yes' : ''},2025-0${String(1 + pick(9))}-01`
  })
  return new File(
    [`first name,last name,email,mobile,notes,tags,list,email consent,consent date\n${rows.join('\n')}`],
    'people.csv',
  )
}

const KNOWN = 12

/** What is brought into the book that is cut off. */
export type Brought = 'sales' | 'people'

const bringIn = (api: Api, what: Brought, seed: number) =>
  what === 'sales'
    ? api.exchange.import({ file: tillFile(seed), kind: 'sales' })
    : api.exchange.import({
        file: peopleFile(seed),
        kind: 'contacts',
        mapping: { consent: { how: 'On paper', words: 'Yes to news' } },
      })

/** All that can be seen of the book, ids aside. */
async function seen(api: Api): Promise<unknown> {
  const { rows } = await api.visits.list({ limit: 1_000 })
  const visits = []
  for (const { id } of rows) {
    const { sold, paid, taxes, ...visit } = await api.visits.get({ id })
    const { kind, at, day, contactName, total, tax, receipt, corrected, owed, rounding, note } = visit
    const lines = sold.map(({ id: _id, productId: _product, ...line }) => line)
    const payments = paid.map(({ id: _id, ...payment }) => payment)
    visits.push({
      kind,
      at,
      day,
      contactName,
      total,
      tax,
      receipt,
      corrected,
      owed,
      rounding,
      note,
      lines,
      payments,
      taxes,
    })
  }
  const people = (await api.contacts.list({ limit: 200 })).rows
  const contacts = []
  for (const { id } of people) {
    const { given, family, numbers, phones, emails, tags } = await api.contacts.get({ id })
    const { favourites, ...standing } = await api.visits.standing({ contactId: id })
    const found = await api.contacts.search({ text: numbers[0]?.number ?? given })
    const { channels } = await api.consent.state({ contactId: id })
    const { note } = await api.contacts.get({ id })
    contacts.push({
      given,
      family,
      numbers: numbers.map(({ source, number }) => `${source} ${number}`),
      phones: phones.map(({ e164 }) => e164),
      emails: emails.map(({ address }) => address),
      tags,
      note,
      lists: (await api.lists.of({ contactId: id })).map(({ name }) => name),
      consents: channels.map(({ channel, state }) => `${channel} ${state}`),
      standing,
      favourites: favourites.map(({ productId: _id, ...favourite }) => favourite),
      isFound: found.some((one) => one.id === id),
    })
  }
  const products = (await api.products.list({ limit: 500 })).rows.map(({ id: _id, ...product }) => product)
  const days = []
  for (const day of new Set(rows.map((one) => one.day))) {
    const { rows: _rows, ...sums } = await api.visits.day({ day })
    days.push(sums)
  }
  return { visits: inOrder(visits), contacts: inOrder(contacts), products: inOrder(products), days: inOrder(days) }
}

const inOrder = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort()

/** Somebody comes while the import stands still: one whom the shop knew before, and one nobody knows. */
async function meanwhile(api: Api): Promise<void> {
  const { rows } = await api.contacts.list({ filter: { text: 'Meanwhile' } })
  const at = Date.UTC(2026, 0, 5, 12)
  for (const contactId of [rows[0]?.id ?? null, null]) {
    await api.visits.log({ contactId, at, lines: [{ words: 'Something', quantity: 1_000, unitPrice: 250_000 }] })
  }
}

async function shopBefore(api: Api): Promise<void> {
  await api.book.create({ shop: 'Corner Bakery', owner: OWNER, password: PASSWORD })
  await api.contacts.create({ given: 'Mia', family: 'Meanwhile' })
  for (let at = 0; at < KNOWN; at += 1) {
    const emails = [{ label: 'home' as const, address: `known${String(at)}@example.com` }]
    await api.contacts.create({ given: 'Kim', family: 'Known', note: `known ${String(at)}`, emails })
  }
}

interface Copied {
  readonly root: string
  readonly looks: number
}

/** Imports, or imports and undoes, and copies the folder at the given look at the clock of what is cut off. */
async function cutOff(
  act: 'import' | 'undo',
  { seed, at, what }: { readonly seed: number; readonly at: number; readonly what: Brought },
): Promise<Copied> {
  const root = temporaryFolder()
  const copied = temporaryFolder()
  const { started, ticking } = tickingCore(root)
  const { api } = started.window('first')
  ticking.at = at
  ticking.copy = () => {
    cpSync(root, copied, { recursive: true })
    // A killed program holds nothing.
    for (const name of readdirSync(join(copied, 'book'))) if (/lock/i.test(name)) rmSync(join(copied, 'book', name))
  }
  try {
    await shopBefore(api)
    ticking.on = act === 'import'
    const { command } = await bringIn(api, what, seed)
    if (act === 'undo') {
      ticking.on = true
      await api.history.undo({ command: command ?? 0 })
    }
    ticking.on = false
    return { root: copied, looks: ticking.looks }
  } finally {
    await started.dispose()
  }
}

async function reopened<T>(root: string, work: (api: Api, core: TestCore['core']) => Promise<T>): Promise<T> {
  const started = startTestCore({ root })
  try {
    const { api } = started.window('again')
    await api.book.open({ password: PASSWORD })
    await started.core.idle()
    return await work(api, started.core)
  } finally {
    await started.dispose()
  }
}

export interface Expected {
  /** With the import, and the visits of meanwhile. */
  readonly imported: unknown
  /** With these visits alone. */
  readonly without: unknown
  /** Looks at the clock during the import, and during its undo. */
  readonly looks: { readonly import: number; readonly undo: number }
}

/** What a run that nothing cuts off comes to. */
export async function uninterrupted(seed: number, what: Brought = 'sales'): Promise<Expected> {
  const looks = {
    import: (await cutOff('import', { seed, at: 0, what })).looks,
    undo: (await cutOff('undo', { seed, at: 0, what })).looks,
  }
  const see = async (withImport: boolean) => {
    const started = startTestCore()
    try {
      const { api } = started.window('first')
      await shopBefore(api)
      if (withImport) await bringIn(api, what, seed)
      await meanwhile(api)
      return await seen(api)
    } finally {
      await started.dispose()
    }
  }
  return { imported: await see(true), without: await see(false), looks }
}

export interface Outcome {
  /** After going on. */
  readonly imported: unknown
  /** After its undo. */
  readonly without: unknown
  /** Whether there was something to go on with. */
  readonly wentOn: boolean
}

/** Cuts the import off, logs visits, goes on, undoes. */
export async function importCutOff(seed: number, at: number, what: Brought = 'sales'): Promise<Outcome | null> {
  const { root } = await cutOff('import', { seed, at, what })
  return reopened(root, async (api, core) => {
    const [work] = await api.work.list({})
    // Killed before there was anything to go on with: the file was still being read.
    if (work === undefined) return null
    await meanwhile(api)
    if (work.state === 'stopped') await api.work.goOn({ id: work.id })
    await core.idle()
    const imported = await seen(api)
    const { command } = await api.exchange.report({ work: work.id })
    await api.history.undo({ command: command ?? 0 })
    return { imported, without: await seen(api), wentOn: work.state === 'stopped' }
  })
}

/** Cuts the undo off; it goes on by itself when the book is opened. Null when it had not begun. */
export async function undoCutOff(seed: number, at: number, what: Brought = 'sales'): Promise<unknown> {
  const { root } = await cutOff('undo', { seed, at, what })
  return reopened(root, async (api) => {
    const [work] = await api.work.list({})
    if (work?.state === 'done') return null
    await meanwhile(api)
    return seen(api)
  })
}

const TILL_FILE = 'day.csv'

/** A till's file lies in a watched folder and is taken; the folder of the book is copied at the given look at the clock. */
export async function watchedCutOff(
  seed: number,
  at: number,
): Promise<{ readonly visits: number; readonly looks: number }> {
  const till = temporaryFolder()
  const root = temporaryFolder()
  const copied = temporaryFolder()
  const { started, ticking } = tickingCore(root)
  const { api } = started.window('first')
  ticking.at = at
  ticking.copy = () => {
    cpSync(root, copied, { recursive: true })
    for (const name of readdirSync(join(copied, 'book'))) if (/lock/i.test(name)) rmSync(join(copied, 'book', name))
  }
  const path = join(till, TILL_FILE)
  writeFileSync(path, await tillFile(seed).text())
  const old = (started.outside.clock.now() - 3_600_000) / 1_000
  utimesSync(path, old, old)
  try {
    await shopBefore(api)
    const { id } = await api.exchange.watch({ folder: till, kind: 'sales' })
    ticking.on = true
    await api.exchange.lookInto({ id })
    ticking.on = false
    const { count } = await api.visits.list({})
    if (at === 0) return { visits: count, looks: ticking.looks }
    return await reopened(copied, async (again, core) => {
      const [work] = await again.work.list({})
      if (work?.state === 'stopped') await again.work.goOn({ id: work.id })
      await core.idle()
      // Looked into twice more: it is taken where it was not, and never again.
      await again.exchange.lookInto({ id })
      await again.exchange.lookInto({ id })
      await core.idle()
      return { visits: (await again.visits.list({})).count, looks: ticking.looks }
    })
  } finally {
    await started.dispose()
    rmSync(till, { recursive: true, force: true })
  }
}
