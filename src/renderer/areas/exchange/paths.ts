// Addresses of the import: what is brought in stands in it, so that a link leads to the right beginning.
import type { ExchangeKind } from '../../../shared/contract/exchange.ts'
import { EXCHANGE_KINDS } from '../../../shared/domain/file-fields.ts'

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
  return { at: 'choose', kind: kindNamed(/^\/import\/([a-z]{1,20})$/.exec(path)?.[1] ?? '') }
}

/** Null for what is no kind of file. */
export function kindNamed(name: string): ExchangeKind | null {
  return EXCHANGE_KINDS.find((kind) => kind === name) ?? null
}
