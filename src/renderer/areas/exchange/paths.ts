// Addresses of the import: what is brought in stands in it, so that a link leads to the right beginning.
import { ExchangeKind } from '../../../shared/contract/exchange.ts'

export const IMPORT_PATH = '/import'

export function importPath(kind: ExchangeKind): string {
  return `${IMPORT_PATH}/${kind}`
}

/** An import that runs or ran, by its long work. */
export function importWorkPath(work: number): string {
  return `${IMPORT_PATH}/work/${String(work)}`
}

export type ImportPlace =
  { readonly at: 'choose'; readonly kind: ExchangeKind | null } | { readonly at: 'work'; readonly work: number }

export function placeOf(path: string): ImportPlace {
  const work = /^\/import\/work\/(\d{1,15})$/.exec(path)?.[1]
  if (work !== undefined) return { at: 'work', work: Number(work) }
  const kind = ExchangeKind.safeParse(/^\/import\/([a-z]{1,20})$/.exec(path)?.[1])
  return { at: 'choose', kind: kind.success ? kind.data : null }
}
