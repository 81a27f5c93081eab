// Addresses of the counter.

export const COUNTER_PATH = '/counter'

/** The counter with somebody at it already. */
export function counterPath(contactId: number): string {
  return `${COUNTER_PATH}/${String(contactId)}`
}

/** Who the address asks to the counter; null for nobody in particular. */
export function contactAt(location: string): number | null {
  const found = /^\/counter\/(\d{1,15})$/.exec(location)
  return found?.[1] === undefined ? null : Number(found[1])
}
