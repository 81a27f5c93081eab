// Writes down what people said about being written to. A yes names every no it was given in sight of; a no is written for
// everybody merged with a person, or taking the merge back would bring an old yes to life.
import {
  consentStanding,
  overriddenBy,
  type ConsentAct,
  type ConsentChannel,
  type ConsentPurpose,
} from '../../../../shared/domain/consent.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'
import { manyRows } from '../../database/many-rows.ts'
import { entriesOf, sameMatter, type Entry } from './entries.ts'

export interface ConsentEntry {
  readonly contactId: number
  readonly channel: ConsentChannel
  readonly purpose: ConsentPurpose
  readonly act: ConsentAct
  /** UTC epoch ms of when it was said. */
  readonly at: number
  /** In what way: without it nobody's consent is widened. */
  readonly how: string
  /** The exact words. */
  readonly words: string
  /** Where it can be seen again, or whatever else belongs to it. */
  readonly note: string
  /** Who agreed for a child. */
  readonly parent?: string
  /** A yes said just now, in sight of all that stands; otherwise it counts only against what was said before `at`. */
  readonly now?: boolean
}

/**
 * written  it stands in the ledger now
 * known    it would say nothing new: the same stands there already
 * no_how   a yes of which nobody says how it was given
 * nobody   the person is not in the book, or in the trash
 */
export type ConsentFate = 'written' | 'known' | 'no_how' | 'nobody'

/**
 * Writes entries in their order, a handful of statements for all of them. Said again with another file, nothing is written twice.
 * @returns what became of each
 */
export function recordConsents(
  { db, session }: Pick<CommandContext, 'db'> & { readonly session: { readonly userId: number } },
  entries: readonly ConsentEntry[],
): readonly ConsentFate[] {
  if (entries.length === 0) return []
  const whose = peopleOf(db, entries)
  const before = entriesOf(db, [...new Set([...whose.values()].map(({ person }) => person))])
  const said = new Map<string, Entry[]>()
  const matterOf = (person: number, matter: string): Entry[] => {
    const key = `${String(person)} ${matter}`
    const found = said.get(key) ?? []
    said.set(key, found)
    return found
  }
  for (const entry of before) matterOf(entry.owner, sameMatter(entry)).push(entry)
  const writer = entryWriter(db, { user: session.userId, rows: rowsFor(entries, whose) })
  const fates = entries.map((entry): ConsentFate => {
    const who = whose.get(entry.contactId)
    if (who === undefined) return 'nobody'
    if (entry.act === 'given' && entry.how.trim() === '') return 'no_how'
    const matter = matterOf(who.person, sameMatter(entry))
    if (entry.now !== true && isKnown(matter, entry)) return 'known'
    matter.push(...writer.add(who, entry, matter))
    return 'written'
  })
  writer.end()
  return fates
}

/** Said at the same instant before; or still standing, a yes in the same way and words. */
function isKnown(said: readonly Entry[], { act, at, how, words, parent = '' }: ConsentEntry): boolean {
  if (said.some((one) => one.act === act && one.at === at)) return true
  const { state, by, live } = consentStanding(said)
  if (act !== 'given') return live.some((one) => one.act === act)
  return state === 'given' && parent === '' && by?.how === how.trim() && by.words === words.trim()
}

interface Who {
  /** Who they are now. */
  readonly person: number
  /** Everybody merged into them. */
  readonly others: readonly number[]
}

const PEOPLE = `SELECT m.value AS asked, c.id AS person FROM json_each(?) m
  LEFT JOIN alias a ON a.id = m.value JOIN contact c ON c.id = coalesce(a.canon_id, m.value)`
const MERGED =
  'SELECT a.id, a.canon_id AS person FROM json_each(?) m CROSS JOIN alias a ON a.canon_id = m.value WHERE a.id <> a.canon_id'

/** By the id that was asked for; whoever is not shown is missing. */
function peopleOf(db: ReadDb, entries: readonly ConsentEntry[]): ReadonlyMap<number, Who> {
  const asked = [...new Set(entries.map(({ contactId }) => contactId))]
  const found = db.all<{ asked: number; person: number }>(PEOPLE, JSON.stringify(asked))
  const merged = Map.groupBy(
    db.all<{ id: number; person: number }>(MERGED, JSON.stringify(found.map(({ person }) => person))),
    ({ person }) => person,
  )
  return new Map(
    found.map(({ asked: id, person }) => [id, { person, others: (merged.get(person) ?? []).map((one) => one.id) }]),
  )
}

const COLUMNS =
  'id, contact_id, owner_id, channel, purpose, act, at, how, words, proof, parent, overrides, same_as, user_id'

/** A yes is one row, a no one for everybody of the person. */
function rowsFor(entries: readonly ConsentEntry[], whose: ReadonlyMap<number, Who>): number {
  return entries.reduce(
    (sum, { act, contactId }) => sum + (act === 'given' ? 1 : 1 + (whose.get(contactId)?.others.length ?? 0)),
    0,
  )
}

/** `rows`: how many it may come to; ids are taken in one block. */
function entryWriter(db: WriteDb, { user, rows: most }: { readonly user: number; readonly rows: number }) {
  const rows = manyRows(db, { table: 'consent', columns: COLUMNS })
  let next = db.newIds('consent', most)
  function write(
    id: number,
    { contactId, owner, sameAs }: Row,
    entry: ConsentEntry,
    overrides: readonly number[],
  ): Entry {
    const { channel, purpose, act, at, how, words, note, parent = '' } = entry
    const named = overrides.length === 0 ? null : JSON.stringify(overrides)
    rows.add(
      id,
      contactId,
      owner,
      channel,
      purpose,
      act,
      at,
      how.trim(),
      words.trim(),
      note.trim(),
      parent,
      named,
      sameAs,
      user,
    )
    return { id, owner, channel, purpose, act, at, how: how.trim(), words: words.trim(), overrides }
  }
  return {
    add({ person, others }: Who, entry: ConsentEntry, said: readonly Entry[]): Entry[] {
      if (entry.act === 'given') {
        const overrides = overriddenBy(consentStanding(said).live, entry.now === true ? null : entry.at)
        return [write(next++, { contactId: person, owner: person, sameAs: null }, entry, overrides)]
      }
      const first = next
      next += 1 + others.length
      return [person, ...others].map((contactId, at) =>
        write(first + at, { contactId, owner: person, sameAs: at === 0 ? null : first }, entry, []),
      )
    },
    end: rows.end,
  }
}

interface Row {
  readonly contactId: number
  readonly owner: number
  readonly sameAs: number | null
}
