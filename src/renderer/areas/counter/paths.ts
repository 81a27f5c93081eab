// Addresses of the counter.

export const COUNTER_PATH = '/counter'

/** The counter with somebody at it already. */
export function counterPath(contactId: number): string {
  return `${COUNTER_PATH}/${String(contactId)}`
}
