// Addresses of the lists made by hand.
export const LISTS_PATH = '/lists'

export function listPath(id: number): string {
  return `/lists/${String(id)}`
}

/** The list of the address; null for the page without one. */
export function listOf(path: string): number | null {
  const found = /^\/lists\/(\d{1,15})$/.exec(path)
  return found?.[1] === undefined ? null : Number(found[1])
}
