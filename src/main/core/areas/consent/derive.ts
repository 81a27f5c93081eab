// Keeps what people's entries come to in step with the ledger: called after every command, undo and merge.
import type { WriteDb } from '../../database/handle.ts'
import { setConsents, type ContactConsent } from '../contacts/service.ts'
import { entriesOf, standings } from './entries.ts'

const AT_ONCE = 1_000

/** `ids`: shown people. */
export function deriveConsents(tx: WriteDb, ids: readonly number[]): void {
  for (let from = 0; from < ids.length; from += AT_ONCE) deriveSome(tx, ids.slice(from, from + AT_ONCE))
}

function deriveSome(tx: WriteDb, ids: readonly number[]): void {
  const byPerson = Map.groupBy(entriesOf(tx, ids), ({ owner }) => owner)
  const consents = [...byPerson].flatMap(([contactId, entries]) =>
    standings(entries).flatMap(({ channel, purpose, state, by }): ContactConsent[] =>
      by === null || state === 'unknown' ? [] : [{ contactId, channel, purpose, state, since: by.at }],
    ),
  )
  setConsents(tx, ids, consents)
}
