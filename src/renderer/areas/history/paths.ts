// Where the history stands, of everything or of one record: /settings/history?of=product.12
import type { RecordRef } from '../../../shared/contract/history.ts'
import { RECORD_NAMES } from '../../../shared/domain/record-names.ts'

export const HISTORY_PATH = '/settings/history'

export const historyPath = ({ what, id }: RecordRef) => `${HISTORY_PATH}?of=${what}.${encodeURIComponent(String(id))}`

/** Null for the whole history, and for what is no record. */
export function recordInSearch(search: string): RecordRef | null {
  const [, what, id] = /^([a-z]+)\.(.+)$/.exec(new URLSearchParams(search).get('of') ?? '') ?? []
  const name = RECORD_NAMES.find((one) => one === what)
  if (name === undefined || id === undefined) return null
  if (name === 'setting') return { what: name, id }
  const number = Number(id)
  return Number.isSafeInteger(number) && number > 0 ? { what: name, id: number } : null
}
