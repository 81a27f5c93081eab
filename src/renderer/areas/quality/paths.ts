// Addresses of the data quality page.
import { QUALITY_CODES, type QualityCode } from '../../../shared/domain/quality.ts'

export const QUALITY_PATH = '/quality'

export function issuePath(code: QualityCode): string {
  return `/quality/${code}`
}

/** The kind of the address; null for the page without one. */
export function codeOf(path: string): QualityCode | null {
  const said = /^\/quality\/([a-z0-9-]+)$/.exec(path)?.[1]
  return QUALITY_CODES.find((code) => code === said) ?? null
}
