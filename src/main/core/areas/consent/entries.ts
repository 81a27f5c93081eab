// The entries of the consent ledger as they are stored, gathered for one person or many.
import {
  consentStanding,
  type ConsentChannel,
  type ConsentEvent,
  type ConsentPurpose,
  type Standing,
} from '../../../../shared/domain/consent.ts'
import type { ReadDb } from '../../database/handle.ts'

export interface Entry extends ConsentEvent {
  /** Whose it is now. */
  readonly owner: number
  readonly channel: ConsentChannel
  readonly purpose: ConsentPurpose
  readonly how: string
  readonly words: string
}

interface Evidence {
  readonly proof: string
  readonly parent: string
  readonly by: string
  /** Of a no written for somebody merged away: the entry that says the same of the person themselves. */
  readonly sameAs: number | null
}

export type FullEntry = Entry & Evidence

type Row<E> = Omit<E, 'overrides'> & { readonly overrides: string | null }

// CROSS JOIN: the people asked for lead.
const ENTRIES = `SELECT c.id, c.owner_id AS owner, c.channel, c.purpose, c.act, c.at, c.how, c.words, c.overrides
  FROM json_each(?) m CROSS JOIN consent c ON c.owner_id = m.value`
const FULL = `SELECT c.id, c.owner_id AS owner, c.channel, c.purpose, c.act, c.at, c.overrides, c.how, c.words, c.proof, c.parent,
    c.same_as AS sameAs, coalesce(u.name, '') AS "by"
  FROM consent c LEFT JOIN user u ON u.id = c.user_id WHERE c.owner_id = ? ORDER BY c.at DESC, c.id DESC`

const idsOf = (json: string | null): readonly number[] => (json === null ? [] : (JSON.parse(json) as number[])) // written by record.ts
const read = <E extends Entry>(row: Row<E>): E => ({ ...row, overrides: idsOf(row.overrides) }) as unknown as E // a row with its ids read

/** Everything said by people who are shown. */
export function entriesOf(db: ReadDb, people: readonly number[]): Entry[] {
  return db.all<Row<Entry>>(ENTRIES, JSON.stringify(people)).map(read)
}

/** The same with its proof, of one person, newest first. */
export function fullEntriesOf(db: ReadDb, person: number): FullEntry[] {
  return db.all<Row<FullEntry>>(FULL, person).map(read)
}

export const sameMatter = (entry: Pick<Entry, 'channel' | 'purpose'>): string => `${entry.channel} ${entry.purpose}`

/** One person's entries by channel and purpose, each with what they come to. */
export function standings<E extends Entry>(
  entries: readonly E[],
): readonly (Standing<E> & { readonly channel: ConsentChannel; readonly purpose: ConsentPurpose })[] {
  return [...Map.groupBy(entries, sameMatter).values()].flatMap((some) => {
    const [first] = some
    return first === undefined ? [] : [{ channel: first.channel, purpose: first.purpose, ...consentStanding(some) }]
  })
}
