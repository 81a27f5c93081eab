// Merges every sure group as long work. Each group is one command of its own, as if somebody had merged it, so that one of them
// can be taken back and all of them; who is in which group is decided once and kept, and judged again when its turn comes.
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { duplicates } from '../../../../shared/contract/duplicates.ts'
import { Failure, isFailure } from '../../../../shared/errors.ts'
import type { ActionContext, CommandContext, WorkPlace } from '../../area.ts'
import type { SliceWriter } from '../../database/groups.ts'
import type { WriteDb } from '../../database/handle.ts'
import type { Work } from '../../database/work.ts'
import { foundIn } from './found.ts'
import { mergePeople } from './merge/write.ts'
import { pairKey, saidNotSame } from './not-same.ts'

export const MERGE_SURE = 'duplicates.mergeSure'

/** Errors: BUSY. */
export function mergeSure({ book }: Pick<ActionContext, 'book'>): OutputOf<typeof duplicates.mergeSure> {
  const door = book()
  const groups = foundIn(door.db).groups.flatMap(({ sure, people }) => (sure ? [people] : []))
  if (groups.length === 0) return { work: null, groups: 0 }
  const work = door.longWork({ kind: MERGE_SURE, total: groups.length }, (db, id) => {
    db.run('DELETE FROM duplicate_merging')
    db.run('INSERT INTO duplicate_merging (work_id, groups) VALUES (?, ?)', id, JSON.stringify(groups))
  })
  return { work, groups: groups.length }
}

/** Errors: NOT_FOUND when a later merging took its place. */
export function sureWriter({ id: workId, user }: Work, { db: read, outside, settings }: WorkPlace): SliceWriter {
  const [kept] = read.pluck<string>('SELECT groups FROM duplicate_merging WHERE work_id = ?', workId)
  if (kept === undefined) throw new Failure('NOT_FOUND', { what: 'work' })
  const groups = JSON.parse(kept) as readonly (readonly number[])[] // written above
  // It merges as any manager does who began it; nothing is chosen that a role could hide.
  const session = { userId: user ?? 0, name: '', role: 'manager' } as const
  return (db, { position }) => {
    // One group to a command.
    mergeIfStill({ db, session, outside, settings }, groups[position] ?? [])
    const at = position + 1
    const done = at >= groups.length
    if (done) db.run('DELETE FROM duplicate_merging WHERE work_id = ?', workId)
    return { position: at, done }
  }
}

/** Somebody may have merged, thrown away or parted them meanwhile: then they are left alone. */
function mergeIfStill(context: CommandContext, ids: readonly number[]): void {
  const said = saidNotSame(context.db)
  if (ids.some((a, at) => ids.slice(at + 1).some((b) => said.has(pairKey(a, b))))) return
  if (!ids.every((id) => isShown(context.db, id))) return
  try {
    mergePeople(context, { ids: [...ids], choices: {}, drop: [] })
  } catch (error) {
    if (!isFailure(error, 'NOT_FOUND')) throw error
  }
}

const isShown = (db: WriteDb, id: number) => db.get('SELECT 1 FROM contact WHERE id = ?', id) !== undefined
