// What was said, as the profile and the search box know it.
import type { TimelineRow } from '../../../../shared/contract/contacts.ts'
import type { Interaction } from '../../../../shared/contract/interactions.ts'
import type { AboutPeople, Finding } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'

interface Row extends Pick<
  Interaction,
  'id' | 'kind' | 'words' | 'tone' | 'phase' | 'begunBy' | 'direction' | 'at' | 'day'
> {
  readonly open: number
  readonly by: string | null
}

const ROWS = `SELECT i.id, i.kind, i.words, i.tone, i.phase, i.begun_by AS begunBy, i.direction, i.open, i.at, i.day, u.name AS "by"
  FROM interaction i LEFT JOIN user u ON u.id = i.user_id WHERE i.owner_id = ?`
const TIMELINE = `${ROWS} AND (i.at, i.id) < (?, ?) AND i.kind IN (SELECT value FROM json_each(?)) ORDER BY i.at DESC, i.id DESC LIMIT ?`
const OPEN = `${ROWS} AND i.open = 1 ORDER BY i.tone IS NOT 'complaint', i.at, i.id`
// One row a person: the newest in which all words stand. Later ids were mostly said later.
const FIND = `SELECT i.owner_id AS id, i.words AS matchedText, max(i.at) AS at
  FROM (SELECT rowid FROM interaction_words WHERE interaction_words MATCH ? ORDER BY rowid DESC LIMIT ?) f CROSS JOIN interaction i ON i.id = f.rowid
  GROUP BY i.owner_id ORDER BY max(i.at) DESC, i.owner_id LIMIT ?`

const KINDS = ['call', 'talk', 'note', 'letter', 'message'] as const satisfies readonly Interaction['kind'][]

/** Where the words stand in more than that, the newest of them are enough. */
const COMMON = 300

function told({ id, kind, words, direction, open, by, ...row }: Row): TimelineRow {
  return {
    ...row,
    id,
    kind,
    area: 'interactions',
    title: words.trim() === '' ? null : words,
    words: `timeline.${kind}`,
    values: kind === 'note' ? {} : { direction: direction ?? 'none' },
    amount: null,
    by,
    open: open === 1,
    corrected: false,
  }
}

export const aboutPeople: AboutPeople = {
  kinds: KINDS,
  contact: KINDS.filter((kind) => kind !== 'note'),
  timeline: (db, { contactId, until, below, kinds = KINDS, limit }) =>
    db.all<Row>(TIMELINE, contactId, until, below ?? Number.MAX_SAFE_INTEGER, JSON.stringify(kinds), limit).map(told),
  open: (db, { contactId }) => db.all<Row>(OPEN, contactId).map(told),
  find: (db, { words, limit }) => (words.length === 0 ? [] : findSaid(db, words, limit)),
}

function findSaid(db: ReadDb, words: readonly string[], limit: number): Finding[] {
  return db
    .all<{ id: number; matchedText: string }>(FIND, words.map((word) => `"${word}"*`).join(' AND '), COMMON, limit)
    .map(({ id, matchedText }) => ({ id, matched: 'note', matchedText }))
}
