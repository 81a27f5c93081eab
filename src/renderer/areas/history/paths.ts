// Where the history stands, of everything or of one record: /settings/history?of=product.12
import { RecordName, type RecordRef } from '../../../shared/contract/history.ts'

export const HISTORY_PATH = '/settings/history'

export const historyPath = ({ what, id }: RecordRef) => `${HISTORY_PATH}?of=${what}.${encodeURIComponent(String(id))}`

/** Null for the whole history, and for what is no record. */
export function recordInSearch(search: string): RecordRef | null {
  const [, what, id] = /^([a-z]+)\.(.+)$/.exec(new URLSearchParams(search).get('of') ?? '') ?? []
  const name = RecordName.safeParse(what)
  if (!name.success || id === undefined) return null
  if (name.data === 'setting') return { what: name.data, id }
  const number = Number(id)
  return Number.isSafeInteger(number) && number > 0 ? { what: name.data, id: number } : null
}
