// What an archive is made from.
import type { ReadDb } from '../../../database/handle.ts'
import type { ExportParts } from '../export/parts.ts'

export interface ArchiveRequest {
  readonly parts: ExportParts
  readonly db: ReadDb
  /** UTC epoch ms. */
  readonly at: number
  readonly shop: string
  readonly signal: AbortSignal
}
