// Commands of all areas in any order, through the contract as windows send them: what a shop does in a day, drawn by chance.
// A step names what it does and draws numbers; whom and what it is done to is chosen among what is there.
import * as fc from 'fast-check'
import type { ContractRouterClient } from '@orpc/contract'
import { ORPCError } from '@orpc/client'
import type { Contract } from '../../src/shared/contract/index.ts'

type Api = ContractRouterClient<Contract>

interface Known {
  readonly contacts: number[]
  readonly products: number[]
  readonly visits: number[]
  readonly interactions: number[]
  readonly tasks: number[]
  readonly documents: number[]
  readonly lists: number[]
  readonly households: number[]
  readonly fields: number[]
  readonly views: number[]
  readonly outlets: number[]
}

interface Act extends Known {
  readonly api: Api
  /** Drawn: picks and values. */
  readonly n: readonly [number, number, number, number]
}

type Answer = Promise<{ readonly command: number | null; readonly id?: number }>

const WORDS = ['Ana', 'Ó Briain', '李雷', 'rye', 'O’Neil', 'early', 'x', 'Zoë', 'Kaffee & Kuchen', '=1+1'] as const
const word = (n: number) => WORDS[n % WORDS.length] ?? 'x'
const named = (n: number) => `${word(n)} ${String(n % 23)}`
/** One of those there are; a number nobody has where there is none. */
const one = (ids: readonly number[], n: number) => ids[n % Math.max(1, ids.length)] ?? 77
const some = (ids: readonly number[], n: number) => [...new Set([one(ids, n), one(ids, n >> 3)])]
const day = (n: number) => 20_000 + (n % 500)

async function keep(ids: number[], answer: Promise<{ readonly command: number | null; readonly id: number }>) {
  const made = await answer
  ids.push(made.id)
  return made
}

/**
 * Those of the opening. Whoever said no, or bears an address that was put onto the list, cannot be made undone any more, which is
 * a rule of its own: here they are people who were there before, and addresses of nobody.
 */
const lasting = (contacts: readonly number[]) => contacts.slice(0, 3)

const CHANNELS = ['email', 'sms', 'phone', 'post'] as const

export const ACTS = {
  'contacts.create': ({ api, contacts, n: [a, b, c] }) =>
    keep(
      contacts,
      api.contacts.create({
        given: word(a),
        family: named(b),
        ...(c % 2 === 0 && { phones: [{ typed: `01632 960 ${String(100 + (c % 900))}`, label: 'mobile' }] }),
        ...(c % 3 === 0 && { tags: [word(c)] }),
      }),
    ),
  'contacts.save': ({ api, contacts, n: [a, b, c] }) =>
    api.contacts.save({
      id: one(contacts, a),
      patch: [
        { family: named(b) },
        { note: named(c), nickname: null },
        { tags: [word(b), word(c)] },
        { emails: [{ address: `p${String(b % 9)}@example.org`, label: 'home' as const }] },
        { phones: [] },
        { occasions: [{ kind: 'birthday' as const, date: `--05-${String(10 + (c % 20))}` }] },
        { links: [{ kind: 'works_for' as const, otherId: one(contacts, c) }] },
      ][b % 7] as Parameters<Api['contacts']['save']>[0]['patch'], // one of several patches
    }),
  'contacts.trash': ({ api, contacts, n: [a] }) => api.contacts.trash({ ids: some(contacts, a) }),
  'contacts.restore': ({ api, contacts, n: [a] }) => api.contacts.restore({ ids: some(contacts, a) }),
  'history.bringBack': ({ api, contacts, tasks, interactions, documents, n: [a] }) =>
    api.history.bringBack({
      rows: [
        { what: 'contact', id: one(contacts, a) },
        { what: 'task', id: one(tasks, a) },
        { what: 'interaction', id: one(interactions, a) },
        { what: 'document', id: one(documents, a) },
      ],
    }),
  'contacts.setPhoto': ({ api, contacts, n: [a, b] }) =>
    api.contacts.setPhoto({
      id: one(contacts, a),
      photo: b % 3 === 0 ? null : new File([Uint8Array.from([0xff, 0xd8, 0xff, b % 256])], 'p.jpg'),
    }),
  'products.create': ({ api, products, n: [a, b] }) =>
    keep(products, api.products.create({ name: `${named(a)}-${String(b)}`, price: 10_000 * (1 + (b % 90)) })),
  'products.save': ({ api, products, n: [a, b] }) =>
    api.products.save({
      id: one(products, a),
      patch: b % 2 === 0 ? { category: word(b) } : { name: `P ${String(b)}` },
    }),
  'products.setPrice': ({ api, products, n: [a, b, c] }) =>
    api.products.setPrice({ id: one(products, a), from: day(c), price: 10_000 * (1 + (b % 90)) }),
  'products.archive': ({ api, products, n: [a, b] }) =>
    api.products.archive({ ids: some(products, a), archived: b % 2 === 0 }),
  'visits.log': ({ api, contacts, products, outlets, visits, n: [a, b, c, d] }) =>
    keep(
      visits,
      api.visits.log({
        contactId: d % 5 === 0 ? null : one(contacts, a),
        ...(outlets.length > 0 && d % 2 === 0 && { outletId: one(outlets, d) }),
        ...(c % 4 === 0 ? {} : { lines: [{ productId: one(products, b), quantity: 1_000 * (1 + (c % 5)) }] }),
        ...(d % 3 === 0 && { note: word(d) }),
      }),
    ),
  'visits.correct': ({ api, visits, n: [a] }) => api.visits.correct({ id: one(visits, a), why: 'typed twice' }),
  'visits.saveOutlet': ({ api, outlets, n: [a] }) =>
    keep(outlets, api.visits.saveOutlet({ name: `Shop ${String(a)}` })),
  'interactions.add': ({ api, contacts, interactions, n: [a, b] }) =>
    keep(
      interactions,
      api.interactions.add({
        contactId: one(contacts, a),
        kind: 'note',
        words: named(b),
        ...(b % 2 === 0 && { tone: 'complaint' }),
      }),
    ),
  'interactions.save': ({ api, interactions, n: [a, b] }) =>
    api.interactions.save({ id: one(interactions, a), patch: b % 2 === 0 ? { words: named(b) } : { open: false } }),
  'interactions.remove': ({ api, interactions, n: [a] }) => api.interactions.remove({ id: one(interactions, a) }),
  'tasks.add': ({ api, contacts, tasks, n: [a, b, c] }) =>
    keep(
      tasks,
      api.tasks.add({
        words: named(b),
        contactId: c % 2 === 0 ? one(contacts, a) : null,
        due: c % 3 === 0 ? null : day(c),
      }),
    ),
  'tasks.save': ({ api, tasks, n: [a, b] }) => api.tasks.save({ id: one(tasks, a), patch: { words: named(b) } }),
  'tasks.setDone': ({ api, tasks, n: [a, b] }) => api.tasks.setDone({ ids: some(tasks, a), done: b % 3 !== 0 }),
  'tasks.remove': ({ api, tasks, n: [a] }) => api.tasks.remove({ ids: some(tasks, a) }),
  'documents.add': ({ api, contacts, products, documents, n: [a, b, c] }) =>
    keep(
      documents,
      api.documents.add({
        about: c % 3 === 0 ? { what: 'product', id: one(products, a) } : { what: 'contact', id: one(contacts, a) },
        file: new File([`letter ${String(b)}`], `${word(b)}.txt`),
      }),
    ),
  'documents.rename': ({ api, documents, n: [a, b] }) =>
    api.documents.rename({ id: one(documents, a), name: `${named(b)}.txt` }),
  'documents.remove': ({ api, documents, n: [a] }) => api.documents.remove({ ids: some(documents, a) }),
  'lists.create': ({ api, lists, n: [a] }) => keep(lists, api.lists.create({ name: `List ${String(a)}` })),
  'lists.rename': ({ api, lists, n: [a, b] }) => api.lists.rename({ id: one(lists, a), name: `List ${String(b)}` }),
  'lists.archive': ({ api, lists, n: [a, b] }) => api.lists.archive({ id: one(lists, a), archived: b % 2 === 0 }),
  'lists.add': ({ api, lists, contacts, n: [a, b] }) =>
    api.lists.add({ id: one(lists, a), contactIds: some(contacts, b) }),
  'lists.addMatching': ({ api, lists, n: [a] }) => api.lists.addMatching({ id: one(lists, a), query: {} }),
  'lists.take': ({ api, lists, contacts, n: [a, b] }) =>
    api.lists.take({ id: one(lists, a), contactIds: some(contacts, b) }),
  'households.create': ({ api, contacts, households, n: [a, b, c] }) =>
    keep(
      households,
      api.households.create({
        contactIds: some(contacts, a),
        ...(c % 2 === 0 && { address: { street: named(b), postcode: '', city: word(c), region: '', country: 'GB' } }),
      }),
    ),
  'households.save': ({ api, households, n: [a, b, c] }) =>
    api.households.save({
      id: one(households, a),
      ...(c % 2 === 0
        ? { name: named(b) }
        : {
            address: c % 3 === 0 ? null : { street: named(b), postcode: '', city: word(c), region: '', country: 'GB' },
          }),
    }),
  'households.join': ({ api, contacts, households, n: [a, b] }) =>
    api.households.join({ id: one(households, a), contactIds: some(contacts, b) }),
  'households.leave': ({ api, contacts, n: [a, b] }) =>
    api.households.leave({ contactIds: some(contacts, a), keepAddress: b % 2 === 0 }),
  'households.dissolve': ({ api, households, n: [a, b] }) =>
    api.households.dissolve({ id: one(households, a), keepAddress: b % 2 === 0 }),
  'duplicates.merge': ({ api, contacts, n: [a, b, c] }) => {
    // A no is said for everybody who is one, and would keep them from being made undone.
    const like = c % 3 === 0 ? lasting(contacts) : contacts.slice(3)
    return api.duplicates.merge({ ids: [one(like, a), one(like, b)] })
  },
  'duplicates.notSame': ({ api, contacts, n: [a, b] }) =>
    api.duplicates.notSame({ ids: [one(contacts, a), one(contacts, b)] }),
  'fields.define': ({ api, fields, n: [a, b] }) =>
    keep(
      fields,
      api.fields.define({ subject: 'contacts', name: `Field ${String(a)}`, type: b % 2 === 0 ? 'text' : 'number' }),
    ),
  'fields.change': ({ api, fields, n: [a, b] }) =>
    api.fields.change({ id: one(fields, a), name: `Field ${String(b)}` }),
  'fields.archive': ({ api, fields, n: [a, b] }) => api.fields.archive({ id: one(fields, a), archived: b % 2 === 0 }),
  'fields.value': ({ api, contacts, fields, n: [a, b, c] }) =>
    api.contacts.save({
      id: one(contacts, a),
      patch: { custom: { [String(one(fields, b))]: c % 3 === 0 ? null : c % 2 === 0 ? word(c) : c } },
    }),
  'settings.save': ({ api, n: [a, b] }) =>
    api.settings.save([{ shop: named(a) }, { lockAfter: b % 200 }, { accent: null }, { dayTurn: b % 6 }][a % 4] ?? {}),
  'views.save': ({ api, views, n: [a, b] }) =>
    keep(views, api.views.save({ list: 'contacts', name: `View ${String(a)}`, shared: b % 2 === 0, query: '{}' })),
  'views.remove': ({ api, views, n: [a] }) => api.views.remove({ id: one(views, a) }),
  'quality.leave': ({ api, contacts, n: [a, b] }) =>
    api.quality.leave({ contactId: one(contacts, a), code: 'no-way', item: 0, value: word(b) }),
  'quality.doubt': ({ api, contacts, n: [a] }) =>
    api.quality.doubt({ contactId: one(contacts, a), code: 'no-way', item: 0 }),
  'consent.give': ({ api, contacts, n: [a, b] }) =>
    api.consent.give({
      contactId: one(contacts, a),
      channels: [CHANNELS[b % 4] ?? 'email'],
      how: 'at the counter',
      words: 'May we write?',
    }),
  'consent.refuse': ({ api, contacts, n: [a, b] }) =>
    api.consent.refuse({ contactId: one(lasting(contacts), a), channels: [CHANNELS[b % 4] ?? 'email'] }),
  'consent.withdraw': ({ api, contacts, n: [a, b] }) =>
    api.consent.withdraw({ contactId: one(lasting(contacts), a), channels: [CHANNELS[b % 4] ?? 'email'] }),
  'consent.profile': ({ api, contacts, n: [a, b] }) =>
    api.consent.profile({ contactId: one(contacts, a), allowed: b % 2 === 0 }),
  'consent.suppress': ({ api, n: [a] }) =>
    api.consent.suppress({ kind: 'email', value: `away${String(a % 9)}@example.org` }),
} as const satisfies Record<string, (act: Act) => Answer>

export type ActName = keyof typeof ACTS

/** What stands whatever is undone: somebody said no. */
export const STAYING: readonly ActName[] = ['consent.refuse', 'consent.withdraw', 'consent.suppress']

export interface Step {
  readonly does: ActName
  readonly n: readonly [number, number, number, number]
}

const number = fc.nat(10_000)

export function steps(names: readonly ActName[], { least, most }: { readonly least: number; readonly most: number }) {
  const step = fc.record({ does: fc.constantFrom(...names), n: fc.tuple(number, number, number, number) })
  return fc.array(step, { minLength: least, maxLength: most })
}

/** A little of everything, so that the drawn steps find something to be done to. */
export const OPENING: readonly Step[] = (
  [
    'contacts.create',
    'contacts.create',
    'contacts.create',
    'products.create',
    'products.create',
    'lists.create',
    'households.create',
    'fields.define',
    'tasks.add',
    'interactions.add',
    'documents.add',
    'visits.log',
    'visits.log',
  ] as const
).map((does, at) => ({ does, n: [at, at * 7, at * 5 + 2, at * 3 + 1] }))

export interface Shop {
  /** The commands that did something, with what they were. */
  readonly done: readonly { readonly does: ActName; readonly command: number }[]
  /** What was refused, as it may be: a code of the closed list. Anything else is thrown. */
  readonly refused: number
}

export const nobody = (): Known => ({
  contacts: [],
  products: [],
  visits: [],
  interactions: [],
  tasks: [],
  documents: [],
  lists: [],
  households: [],
  fields: [],
  views: [],
  outlets: [],
})

export async function doAll(api: Api, known: Known, drawn: readonly Step[], turn: () => void): Promise<Shop> {
  const done: { does: ActName; command: number }[] = []
  let refused = 0
  for (const { does, n } of drawn) {
    turn()
    try {
      const { command } = await ACTS[does]({ api, n, ...known })
      if (command !== null) done.push({ does, command })
    } catch (error) {
      if (!(error instanceof ORPCError) || !error.defined || error.code === 'INTERNAL') throw error
      refused += 1
    }
  }
  return { done, refused }
}
