// Keeps send_state in step with the events: called after every command, undo and merge that touched a message or an event. Freezing a
// hundred thousand and handing over one are both quick because the newest command itself says which messages it spoke of.
import type { SendState } from '../../../../shared/domain/messages/words.ts'
import type { WriteDb } from '../../database/handle.ts'
import { standingOf, type SendEvent } from './fold.ts'
import { SEND_EVENT_TABLE, SEND_TABLE } from './left-already.ts'

const AT_ONCE = 1_000

// Only of a command that made rows and did nothing else: an undo or a merge may concern anything of a person.
const NEWEST = `SELECT b.lo, b.hi, b.tbl FROM born b WHERE b.cmd = (SELECT max(seq) FROM command)
  AND NOT EXISTS (SELECT 1 FROM cell WHERE cmd = b.cmd) AND NOT EXISTS (SELECT 1 FROM life WHERE cmd = b.cmd)
  AND NOT EXISTS (SELECT 1 FROM life_range WHERE cmd = b.cmd)`
const OWNERS = 'SELECT owner_id FROM send WHERE id BETWEEN ? AND ?'
const SPOKEN_OF = `SELECT DISTINCT s.id, s.owner_id AS owner FROM send_event e CROSS JOIN send s ON s.id = e.send_id
  WHERE e.id BETWEEN ? AND ?`
const SAID_ALREADY = `SELECT DISTINCT s.id, s.owner_id AS owner FROM send s CROSS JOIN send_event e ON e.send_id = s.id
  WHERE s.id BETWEEN ? AND ?`
const THEIRS = 'SELECT s.id FROM json_each(?) m CROSS JOIN send s ON s.owner_id = m.value'
/** Whose freezing was undone; said of whoever was merged into them, too. */
const ORPHANS = `DELETE FROM send_state WHERE send_id IN (
  SELECT t.send_id FROM (
      SELECT value AS id FROM json_each(?) UNION SELECT a.id FROM json_each(?) m CROSS JOIN alias a ON a.canon_id = m.value
    ) p CROSS JOIN send_state t ON t.contact_id = p.id
  WHERE NOT EXISTS (SELECT 1 FROM send s WHERE s.id = t.send_id))`

/** `owners`: shown people. */
export function deriveStates(tx: WriteDb, owners: readonly number[]): void {
  const done = new Set<number | null>()
  for (const { lo, hi, tbl } of tx.all<{ lo: number; hi: number; tbl: number }>(NEWEST)) {
    if (tbl === SEND_TABLE) {
      // Whatever was said of one of them is among the events that were born with it, or came before.
      tx.run(FROZEN, lo, hi)
      for (const owner of tx.pluck<number | null>(OWNERS, lo, hi)) done.add(owner)
    }
    if (tbl === SEND_TABLE || tbl === SEND_EVENT_TABLE) {
      const spokenOf = tx.all<{ id: number; owner: number | null }>(
        tbl === SEND_TABLE ? SAID_ALREADY : SPOKEN_OF,
        lo,
        hi,
      )
      setStates(tx, [...new Set(spokenOf.map(({ id }) => id))])
      for (const { owner } of spokenOf) done.add(owner)
    }
  }
  const others = owners.filter((owner) => !done.has(owner))
  for (let from = 0; from < others.length; from += AT_ONCE) {
    const some = JSON.stringify(others.slice(from, from + AT_ONCE))
    tx.run(ORPHANS, some, some)
    setStates(tx, tx.pluck<number>(THEIRS, some))
  }
}

const COLUMNS = 'send_id, contact_id, source, source_id, channel, class, state, since, due, attempts, sent_day'
const KEEP = `ON CONFLICT (send_id) DO UPDATE SET state = excluded.state, since = excluded.since, due = excluded.due,
  attempts = excluded.attempts, sent_day = excluded.sent_day`
const AS_FROZEN = `s.id, s.contact_id, s.source, s.source_id, s.channel, s.class, 'waiting', s.at, s.due, 0, NULL`
const NOTHING_SAID = 'NOT EXISTS (SELECT 1 FROM send_event e WHERE e.send_id = s.id)'
const UNTOUCHED = `INSERT INTO send_state (${COLUMNS})
  SELECT ${AS_FROZEN} FROM json_each(?) m CROSS JOIN send s ON s.id = m.value WHERE ${NOTHING_SAID} ${KEEP}`
const FROZEN = `INSERT INTO send_state (${COLUMNS})
  SELECT ${AS_FROZEN} FROM send s WHERE s.id BETWEEN ? AND ? AND ${NOTHING_SAID} ${KEEP}`
const EVENTS = `SELECT s.id AS send, s.at AS frozenAt, s.due AS frozenDue, e.state, e.at, e.day, e.due
  FROM json_each(?) m CROSS JOIN send s ON s.id = m.value CROSS JOIN send_event e ON e.send_id = s.id
  ORDER BY s.id, e.at, e.id`
const STANDS = `INSERT INTO send_state (${COLUMNS})
  SELECT id, contact_id, source, source_id, channel, class, ?, ?, ?, ?, ? FROM send WHERE id = ? ${KEEP}`

interface EventRow extends SendEvent {
  readonly send: number
  readonly frozenAt: number
  readonly frozenDue: number
  readonly state: SendState
}

/** Computes anew how these messages stand; those that are not in the book any more are passed over. */
export function setStates(tx: WriteDb, ids: readonly number[]): void {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = JSON.stringify(ids.slice(from, from + AT_ONCE))
    tx.run(UNTOUCHED, some)
    for (const [send, events] of Map.groupBy(tx.all<EventRow>(EVENTS, some), (row) => row.send)) {
      const [first] = events
      if (first === undefined) continue
      const { state, since, due, attempts, sentDay } = standingOf({ at: first.frozenAt, due: first.frozenDue }, events)
      tx.run(STANDS, state, since, due, attempts, sentDay, send)
    }
  }
}

/** Drops what is said of messages whose freezing was undone while their person was out of sight. */
export function dropOrphans(tx: WriteDb): void {
  tx.run('DELETE FROM send_state WHERE NOT EXISTS (SELECT 1 FROM send s WHERE s.id = send_state.send_id)')
}
