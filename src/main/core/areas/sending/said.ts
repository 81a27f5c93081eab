// What one message says, for whoever looks at it afterwards. What campaigns say is theirs to show.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { sending as contract } from '../../../../shared/contract/sending.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ReadDb } from '../../database/handle.ts'
import { askWords } from '../consent/service.ts'
import { singleWords } from './single.ts'
import type { Source } from './states.ts'

/** Errors: NOT_FOUND. */
export function saidIn(db: ReadDb, id: number): OutputOf<typeof contract.words> {
  const send = db.get<Source>('SELECT source, source_id AS sourceId FROM send WHERE id = ?', id)
  if (send === undefined) throw new Failure('NOT_FOUND', { what: 'send' })
  if (send.source === 'campaign') return null
  if (send.source === 'single') return singleWords(db, send.sourceId)
  const asked = askWords(db, send.sourceId)
  return asked && { ...asked, because: '' }
}
