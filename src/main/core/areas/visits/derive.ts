// Keeps what is known of a person from their visits in step with the ledgers.
import type { WriteDb } from '../../database/handle.ts'

/** `ids`: shown people. */
export function deriveVisits(_tx: WriteDb, _ids: readonly number[]): void {}
