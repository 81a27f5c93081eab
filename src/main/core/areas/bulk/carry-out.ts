// Does something to many people: few of them in one command, many as long work that goes on with the same people after a crash.
import type { BulkChange, LEFT } from '../../../../shared/contract/bulk.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext, BookDoor, CommandContext, WorkPlace } from '../../area.ts'
import type { SliceWriter } from '../../database/groups.ts'
import { readWork, type Work } from '../../database/work.ts'
import { editMany, restoreContacts, trashContacts } from '../contacts/service.ts'

export const BULK_KINDS = ['bulk.edit', 'bulk.trash', 'bulk.restore'] as const
type BulkKind = (typeof BULK_KINDS)[number]

/** What is to be done, as it is kept; `change` and `version` are of an edit. */
interface Asked {
  readonly change: BulkChange
  readonly version: number
}

export interface Told {
  readonly changed: number
  readonly same: number
  readonly leftCount: number
  /** The first of them. */
  readonly left: readonly { readonly id: number; readonly why: (typeof LEFT)[number] }[]
}

export interface Doing {
  readonly kind: BulkKind
  readonly people: Float64Array
  readonly asked?: Asked
}

interface Done {
  readonly told: Told
  readonly command: number | null
}

const NOTHING_ASKED: Asked = { change: {}, version: 0 }
const NOBODY: Told = { changed: 0, same: 0, leftCount: 0, left: [] }
const MOST_NAMED = 200
/** So many are written while the counter would not notice. */
const AT_ONCE = 20

/** `command` is the one that undo takes back, of a group its first. Errors: BUSY; CANCELLED when it was stopped on the way. */
export async function carryOut({ book }: Pick<ActionContext, 'book'>, doing: Doing): Promise<Done> {
  const door = book()
  const { kind, people, asked = NOTHING_ASKED } = doing
  if (people.length <= AT_ONCE) return doAtOnce(door, doing)
  const work = door.longWork({ kind, total: people.length }, (db, id) => {
    db.run('DELETE FROM bulk_edit')
    const insert = 'INSERT INTO bulk_edit (work_id, people, asked, told) VALUES (?, ?, ?, ?)'
    db.run(insert, id, bytesOf(people), JSON.stringify(asked), JSON.stringify(NOBODY))
  })
  await door.longWorkEnds()
  const { db } = book()
  const { state, group } = readWork(db, work)
  if (state !== 'done') throw new Failure('CANCELLED', {})
  const [told] = db.pluck<string>('SELECT told FROM bulk_edit WHERE work_id = ?', work)
  return { told: told === undefined ? NOBODY : (JSON.parse(told) as Told), command: group } // written below
}

function doAtOnce(door: BookDoor, { kind, people, asked = NOTHING_ASKED }: Doing): Done {
  const { command, result } = door.command(kind, (context) => doSome(context, { kind, asked, ids: [...people] }))
  return { told: added(NOBODY, result), command }
}

/** Goes on with the people who were decided on. Errors: NOT_FOUND when a later work took its place. */
export function bulkWriter(work: Work, { db: read, settings }: WorkPlace): SliceWriter {
  const kind = BULK_KINDS.find((one) => one === work.kind)
  const kept = read.get<{ people: Uint8Array; asked: string }>(
    'SELECT people, asked FROM bulk_edit WHERE work_id = ?',
    work.id,
  )
  if (kept === undefined || kind === undefined) throw new Failure('NOT_FOUND', { what: 'work' })
  const people = numbersOf(kept.people)
  const asked = JSON.parse(kept.asked) as Asked // as it was written above
  return (db, { position, more }) => {
    let told = JSON.parse(db.pluck<string>('SELECT told FROM bulk_edit WHERE work_id = ?', work.id)[0] ?? '') as Told
    let at = position
    for (let going = true; at < people.length && going;) {
      const ids = [...people.subarray(at, at + AT_ONCE)]
      told = added(told, doSome({ db, settings }, { kind, asked, ids }))
      at += ids.length
      for (let row = 0; row < ids.length; row += 1) going = more() && going
    }
    db.run('UPDATE bulk_edit SET told = ? WHERE work_id = ?', JSON.stringify(told), work.id)
    return { position: at, done: at >= people.length }
  }
}

type Some = Omit<Told, 'leftCount'>

function doSome(
  context: Pick<CommandContext, 'db' | 'settings'>,
  { kind, asked, ids }: { readonly kind: BulkKind; readonly asked: Asked; readonly ids: readonly number[] },
): Some {
  if (kind === 'bulk.edit') return editMany(context, { ids, ...asked })
  const changed = kind === 'bulk.trash' ? trashContacts(context.db, ids) : restoreContacts(context.db, ids)
  return { changed, same: ids.length - changed, left: [] }
}

const added = (told: Told, { changed, same, left }: Some): Told => ({
  changed: told.changed + changed,
  same: told.same + same,
  leftCount: told.leftCount + left.length,
  left: [...told.left, ...left].slice(0, MOST_NAMED),
})

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array) => new Uint8Array(buffer, byteOffset, byteLength)

/** Copied, because numbers must begin at a multiple of their length. */
const numbersOf = (bytes: Uint8Array) => new Float64Array(Uint8Array.from(bytes).buffer)
