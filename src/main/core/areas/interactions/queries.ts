// Interactions as they are read: one, a list, counts, and the sentences that are used again and again.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { Interaction, interactions } from '../../../../shared/contract/interactions.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb, SqlValue } from '../../database/handle.ts'
import { canonOf } from '../../database/people.ts'

const ROWS = `SELECT i.id, i.owner_id AS contactId, p.name AS contactName, i.caller, i.kind, i.words, i.direction, i.phase,
    i.begun_by AS begunBy, i.tone, i.open, i.at, i.day, i.user_id AS userId, coalesce(u.name, '') AS userName
  FROM interaction i LEFT JOIN contact_list p ON p.contact_id = i.owner_id LEFT JOIN user u ON u.id = i.user_id`

type Row = Omit<Interaction, 'open'> & { readonly open: number }
const shown = (row: Row): Interaction => ({ ...row, open: row.open === 1 })

/** Errors: NOT_FOUND. */
export function getInteraction(db: ReadDb, id: number): Interaction {
  const row = db.get<Row>(`${ROWS} WHERE i.id = ?`, id)
  if (row === undefined) throw new Failure('NOT_FOUND', { what: 'interaction' })
  return shown(row)
}

interface Condition {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

type Filter = Partial<Omit<InputOf<typeof interactions.list>, 'before' | 'beforeId' | 'limit'>>

function conditionOf(db: ReadDb, filter: Filter): Condition {
  const { contactId, nobodys, kind, tone, open, from, to } = filter
  const parts: (readonly [string, SqlValue])[] = []
  if (contactId !== undefined) parts.push(['i.owner_id = ?', canonOf(db, contactId)])
  if (nobodys !== undefined) parts.push(['(i.contact_id IS NULL) = ?', Number(nobodys)])
  if (kind !== undefined) parts.push(['i.kind = ?', kind])
  if (tone !== undefined) parts.push(['i.tone = ?', tone])
  if (open !== undefined) parts.push(['i.open = ?', Number(open)])
  if (from !== undefined) parts.push(['i.day >= ?', from])
  if (to !== undefined) parts.push(['i.day <= ?', to])
  return { sql: ['true', ...parts.map(([sql]) => sql)].join(' AND '), values: parts.map(([, value]) => value) }
}

/** `count` is that of all that fit, whatever page is asked for. */
export function listInteractions(
  db: ReadDb,
  { before, beforeId, limit, ...filter }: InputOf<typeof interactions.list>,
): OutputOf<typeof interactions.list> {
  const fits = conditionOf(db, filter)
  // Of those at that very instant the page before ended somewhere; without an id they are all taken to be on it.
  const rows = db.all<Row>(
    `${ROWS} WHERE ${fits.sql} AND (i.at, i.id) < (?, ?) ORDER BY i.at DESC, i.id DESC LIMIT ?`,
    ...fits.values,
    before ?? Number.MAX_SAFE_INTEGER,
    beforeId ?? 0,
    limit,
  )
  const count = db.pluck<number>(`SELECT count(*) FROM interaction i WHERE ${fits.sql}`, ...fits.values)[0] ?? 0
  return { rows: rows.map(shown), count }
}

interface Counted extends Pick<Interaction, 'kind' | 'tone' | 'phase' | 'begunBy'> {
  readonly open: number
  readonly nobodys: number
  readonly count: number
}

/** A note is no touchpoint: nobody met. */
export function countInteractions(
  db: ReadDb,
  filter: InputOf<typeof interactions.counts>,
): OutputOf<typeof interactions.counts> {
  const fits = conditionOf(db, filter)
  const rows = db.all<Counted>(
    `SELECT i.kind, i.tone, i.phase, i.begun_by AS begunBy, i.open, i.owner_id IS NULL AS nobodys, count(*) AS count
      FROM interaction i WHERE ${fits.sql} GROUP BY i.kind, i.tone, i.phase, i.begun_by, i.open, i.owner_id IS NULL`,
    ...fits.values,
  )
  const touchpoints = rows.filter(({ kind }) => kind !== 'note')
  const nobodys = rows.filter((row) => row.nobodys === 1)
  return {
    tones: (['compliment', 'complaint', 'question'] as const).map((tone) => {
      const of = rows.filter((row) => row.tone === tone)
      return { tone, count: sum(of), open: sum(of.filter(({ open }) => open === 1)) }
    }),
    kinds: (['call', 'talk', 'note', 'letter', 'message'] as const).map((kind) => ({
      kind,
      count: sum(rows.filter((row) => row.kind === kind)),
    })),
    touchpoints: (['before', 'during', 'after', null] as const).flatMap((phase) =>
      (['customer', 'shop', null] as const).flatMap((begunBy) => {
        const count = sum(touchpoints.filter((row) => row.phase === phase && row.begunBy === begunBy))
        return count === 0 ? [] : [{ phase, begunBy, count }]
      }),
    ),
    nobodys: { count: sum(nobodys), open: sum(nobodys.filter(({ open }) => open === 1)) },
  }
}

const sum = (rows: readonly { readonly count: number }[]) => rows.reduce((total, { count }) => total + count, 0)

const PHRASES = 8
const LONGEST = 200
/** Among the newest so many of a kind. */
const LOOKED_THROUGH = 2_000

/** What was said about one person only is theirs, and no phrase. Newest first among those used equally often. */
const USED = `SELECT trim(words) AS phrase FROM (
    SELECT words, owner_id, at FROM interaction INDEXED BY interaction_kind WHERE kind = ? ORDER BY at DESC, id DESC LIMIT ?)
  WHERE length(trim(words)) BETWEEN 1 AND ? AND instr(words, char(10)) = 0 AND instr(words, char(13)) = 0 AND instr(words, char(9)) = 0
  GROUP BY trim(words) HAVING count(DISTINCT owner_id) > 1
  ORDER BY count(*) DESC, max(at) DESC, phrase LIMIT ?`

/** Sentences of one line, said to at least two people. */
export function phrasesOf(db: ReadDb, kind: Interaction['kind']): string[] {
  return db.pluck<string>(USED, kind, LOOKED_THROUGH, LONGEST, PHRASES)
}
