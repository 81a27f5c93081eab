// Keeps the words by which products are found in step with their names.
import type { WriteDb } from '../../database/handle.ts'

/** `ids`: products. */
export function deriveProducts(_tx: WriteDb, _ids: readonly number[]): void {}
