// What is asked of the contacts area in the benchmarks: who, which lists, which pages; the same for the core and the socket.
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../src/shared/contract/index.ts'
import { createDice } from '../../src/main/core/sample/dice.ts'

export type BenchApi = ContractRouterClient<Contract>

export interface Job {
  readonly name: string
  readonly area: 'contacts' | 'visits' | 'quality'
  readonly procedure:
    'get' | 'list' | 'save' | 'search' | 'timeline' | 'matters' | 'standing' | 'log' | 'day' | 'summary' | 'people'
  /** Milliseconds at the 95th percentile, where the goal is not the floor's. */
  readonly goals?: { readonly core: number; readonly socket: number }
  /** Is measured before those that only read: its floor is replayed on a copy that equals the book before it. */
  readonly writes?: boolean
  /** The input of the i-th call, with every default spelled out. */
  readonly input: (i: number) => unknown
}

const PAGE = 50
const PEOPLE = 2_000

const FILTERS = [
  { tags: ['rye'] },
  { tags: ['sourdough'], city: 'Boston' },
  { source: 'Walked in' },
  { city: 'Cambridge' },
  { kind: 'person', has: ['email'] },
  { lacks: ['phone'] },
  { channel: 'email' },
  { text: 'ro' },
] as const
const SORTS = ['name', 'made', 'changed', 'city'] as const

const LISTS = FILTERS.length * SORTS.length
/** Somebody stays in a list for a while before they ask for another. */
const PAGES_IN_A_ROW = 50

const listAt = (which: number) => ({
  filter: { ...FILTERS[which % FILTERS.length] },
  sort: SORTS[Math.floor(which / FILTERS.length) % SORTS.length],
  descending: which % 2 === 1,
})
const listOf = (i: number) => Math.floor(i / PAGES_IN_A_ROW) % LISTS

const LETTERS = 'abcdefghijklmnoprstuvw'
/** A list that nobody asked for before: another two letters each time. */
const newList = (i: number) => ({
  filter: {
    text: `${LETTERS[i % LETTERS.length] ?? 'a'}${LETTERS[Math.floor(i / LETTERS.length) % LETTERS.length] ?? 'a'}`,
  },
  sort: SORTS[i % SORTS.length],
  descending: false,
})

/** Asks the open book for its people and the lengths of its lists. */
export async function contactsJobs(api: BenchApi): Promise<readonly Job[]> {
  const { total } = await api.contacts.list({ limit: 1 })
  const dice = createDice(7)
  const ids: number[] = []
  while (ids.length < Math.min(PEOPLE, total)) {
    const from = dice.between(0, Math.max(0, total - PAGE))
    ids.push(...(await api.contacts.list({ from, limit: PAGE })).rows.map((row) => row.id))
  }
  const lastPages: number[] = []
  for (let which = 0; which < LISTS; which += 1) {
    const { filter, sort, descending } = listAt(which)
    const list = await api.contacts.list({ filter: filter as never, ...(sort && { sort }), descending, limit: 1 })
    lastPages.push(Math.max(0, list.total - PAGE))
  }
  const idAt = (i: number) => ids[(i * 7_919) % ids.length]
  return [
    {
      name: 'save a contact',
      area: 'contacts',
      procedure: 'save',
      writes: true,
      input: (i) => ({ id: idAt(i), patch: { note: `Asked for loaf ${String(i)}.`, nickname: `N${String(i)}` } }),
    },
    { name: 'open a profile', area: 'contacts', procedure: 'get', input: (i) => ({ id: idAt(i) }) },
    {
      name: 'page of 50 of a sorted and filtered list',
      area: 'contacts',
      procedure: 'list',
      input: (i) => ({ ...listAt(listOf(i)), from: 0, limit: PAGE }),
    },
    {
      name: 'its last page',
      area: 'contacts',
      procedure: 'list',
      input: (i) => ({ ...listAt(listOf(i)), from: lastPages[listOf(i)], limit: PAGE }),
    },
    {
      name: 'first page of a list nobody asked for before',
      area: 'contacts',
      procedure: 'list',
      input: (i) => ({ ...newList(i), from: 0, limit: PAGE }),
    },
  ]
}
