// What an area of the business may declare. Features that cut across areas (search, timeline, history, masking,
// merge, erasure) are composed from these declarations in app.ts, so that no area has to know the ones above it.
import {
  type AnyProcedure,
  type Declaration,
  type InputOf,
  type OutputOf,
  type Procedure,
  type StreamProcedure,
  declarationOf,
} from '../../shared/contract/base.ts'
import type { ContactFilter, ContactRow, TimelineRow } from '../../shared/contract/contacts.ts'
import type { FieldType } from '../../shared/contract/fields.ts'
import type { RecordName } from '../../shared/contract/history.ts'
import type { CatchUp, MessageChannel, MessageClass, SendSourceName } from '../../shared/domain/messages/words.ts'
import type { Access, Role } from '../../shared/roles.ts'
import type { BackupReason } from './book/backup/front.ts'
import type { SliceWriter } from './database/groups.ts'
import type { ReadDb, SqlValue, WriteDb } from './database/handle.ts'
import type { TableDeclaration } from './database/tables.ts'
import type { Work } from './database/work.ts'
import type { Facts } from './facts.ts'
import type { Job } from './jobs/scheduler.ts'
import type { Outside } from './outside.ts'
import type { ShopSettings } from './shop-settings.ts'
import type * as z from 'zod'

export interface Session {
  readonly userId: number
  readonly name: string
  readonly role: Role
}

/** What a handler is given besides its input. One is made per call; nothing in it outlives the call. */
export interface QueryContext {
  readonly db: ReadDb
  readonly session: Session
  readonly outside: Outside
  readonly settings: ShopSettings
}

export interface CommandContext extends Omit<QueryContext, 'db'> {
  readonly db: WriteDb
}

/** The open book, as an action may use it between two waits. */
export interface BookDoor {
  readonly db: ReadDb
  readonly settings: ShopSettings
  /** One command of its own: synchronous, journaled, undoable. `kind` is named like a procedure, `area.what`. */
  command<T>(
    kind: string,
    work: (context: CommandContext) => T,
  ): { readonly command: number | null; readonly result: T }
  /**
   * Begins long work of a declared kind (`Area.works`) in the background; answers its id. `note` writes tables of this PC in
   * the transaction that begins it. Errors: BUSY.
   */
  longWork(
    request: { readonly kind: string; readonly total: number; readonly source?: string },
    note?: (db: WriteDb, id: number) => void,
  ): number
  /** Resolves when no long work runs: it is done or was stopped, or the book is being closed. Never throws. */
  longWorkEnds(): Promise<void>
  /** For tables of this PC alone (key slots, PINs, own choices), in one transaction. `calm`: one of many; windows hear of them now and then. */
  local<T>(work: (db: WriteDb) => T, calm?: boolean): T
}

/** What an action or a stream is given. It may wait, so it holds no transaction and no handle. */
export interface ActionContext {
  /** Which window asks. */
  readonly connection: number
  /** Null only where the procedure is for anyone. */
  readonly session: Session | null
  readonly outside: Outside
  /** Aborted when the caller gives up, the window goes away, or its session ends. */
  readonly signal: AbortSignal
  /** Aborted when the window is gone: what was kept for it may go. */
  readonly gone: AbortSignal
  /** Ask anew after every wait: it may have been closed meanwhile. Throws BOOK_CLOSED. */
  book(): BookDoor
  /**
   * Before something risky: a checked backup, unless the newest good one holds everything already. Errors: BOOK_CLOSED and
   * those of a backup (DISK_FULL, FOLDER_READ_ONLY, …); then do not begin.
   */
  backupBefore(why: BackupReason): Promise<void>
}

/** Where long work is written: it has no caller, and may go on after the one who began it left. */
export interface WorkPlace {
  readonly db: ReadDb
  readonly outside: Outside
  readonly settings: ShopSettings
}

/** What somebody's work needs while they are not there to call: the book in their name. */
export interface Deputy {
  readonly session: Session
  readonly outside: Outside
  /** Ask anew after every wait. Throws BOOK_CLOSED. */
  book(): BookDoor
  /** As in `ActionContext`. */
  backupBefore(why: BackupReason): Promise<void>
}

/** Where a job of an area runs while the book is open. */
export interface JobPlace {
  readonly outside: Outside
  /** In the name of nobody: for reading, and for tables of this PC. Throws BOOK_CLOSED. */
  book(): Pick<BookDoor, 'db' | 'settings' | 'local'>
  /** In the name of somebody; null when they no longer work here. Throws BOOK_CLOSED. */
  as(userId: number): Deputy | null
  /**
   * One journaled command by nobody, the program by itself. Its kind is one of the area's `silent` ones. Windows hear of it now and then.
   * Throws BOOK_CLOSED.
   */
  program<T>(kind: string, work: (context: Omit<CommandContext, 'session'>) => T): T
  /**
   * The writing connection, to read between two commands: every commit makes the reading one read and decrypt its pages anew, so whoever
   * commits all the time asks here. Throws BOOK_CLOSED.
   */
  warm(): ReadDb
}

type WithoutCommand<O> = O extends { command: number | null } ? Omit<O, 'command'> : never

/** The handler a procedure wants, by its kind. Commands answer without `command`: the pipeline adds it. */
export type HandlerOf<P> =
  P extends Procedure<infer K, z.ZodType, z.ZodType>
    ? K extends 'query'
      ? (context: QueryContext, input: InputOf<P>) => OutputOf<P>
      : K extends 'command'
        ? (context: CommandContext, input: InputOf<P>) => WithoutCommand<OutputOf<P>>
        : (context: ActionContext, input: InputOf<P>) => Promise<OutputOf<P>> | OutputOf<P>
    : P extends StreamProcedure<infer I, infer E, infer R>
      ? (context: ActionContext, input: z.output<I>) => AsyncGenerator<E, R, void>
      : never

/** One handler for every procedure of a contract, or a compile error. */
export type Handlers<Contract> = { readonly [K in keyof Contract]: HandlerOf<Contract[K]> }

/** A procedure with its handler; which kind of context the handler takes is said by `meta.kind`. */
export interface BoundProcedure extends Declaration {
  readonly area: string
  readonly name: string
  readonly handler: (context: never, input: never) => unknown
}

/** Ties the handlers of an area to its part of the contract. */
export function bind<C extends Readonly<Record<string, AnyProcedure>>>(
  area: string,
  contract: C,
  handlers: Handlers<C>,
): readonly BoundProcedure[] {
  return Object.entries(contract).map(([name, procedure]) => ({
    ...declarationOf(procedure),
    area,
    name,
    handler: handlers[name as keyof C], // every key of C is a key of Handlers<C>
  }))
}

/** Which rows of a person's timeline are asked for. */
export interface TimelineRequest {
  readonly contactId: number
  /** Rows at this instant (UTC epoch ms) or before it … */
  readonly until: number
  /** … and of those at the very instant only such with a smaller id; all of them when null. */
  readonly below: number | null
  /** Only these kinds, when given. */
  readonly kinds?: readonly string[]
  readonly limit: number
  /** The shop day of an instant. */
  readonly dayOf: (instant: number) => number
}

/** A person whom an area knows by something of its own: what they bought, the number of their receipt. */
export interface Finding {
  readonly id: number
  readonly matched: 'item' | 'receipt' | 'note'
  readonly matchedText: string
}

/** Something still open, as the timeline shows it. */
export interface OpenMatter extends TimelineRow {
  /** Shop day from which it presses: when it is due. Null: whenever there is time. The day of the row unless said. */
  readonly due?: number | null
}

/** What an area declares so that the profile, the search box and the like know of it without knowing it. */
export interface AboutPeople {
  /** The kinds of rows its timeline has; a filter that names none of them does not ask. */
  readonly kinds: readonly string[]
  /** Those of `kinds` by which the shop and the person met or heard of each other; all of them unless said. */
  readonly contact?: readonly string[]
  /** The newest `limit` rows about a person, newest first, of equal instants the greater id first. */
  readonly timeline: (db: ReadDb, request: TimelineRequest) => readonly TimelineRow[]
  /** What is still open about a person, most pressing first. `today` is the shop's day. */
  readonly open?: (
    db: ReadDb,
    request: { readonly contactId: number; readonly today: number; readonly dayOf: (instant: number) => number },
  ) => readonly OpenMatter[]
  /**
   * People found by what was typed, most recent first: by its words (folded, each must begin a word; none where they are too short
   * to say anything), or by the text itself, trimmed, where it may be a number on paper.
   */
  readonly find?: (
    db: ReadDb,
    request: { readonly text: string; readonly words: readonly string[]; readonly limit: number },
  ) => readonly Finding[]
}

/** Whom a list shows, in SQL over a row `l` of contact_list. */
export interface ListCondition {
  /** The set is gathered once. */
  readonly all: string
  /** The same asked of one row `l`. */
  readonly one?: string
  readonly values: readonly SqlValue[]
}

export interface ListPlace {
  readonly db: ReadDb
  /** Of whoever looks; null where nobody said: then as little is shown as to the one who may see least. */
  readonly role: Role | null
  readonly settings: ShopSettings
  /** Shop day */
  readonly today: number
}

/** What an area above contacts knows of people, by which their lists are narrowed and ordered and which stands in their rows. */
export interface InLists {
  /** None where the filter asks nothing of this area. Whatever the answer rests on is in the texts and values: lists are kept by them. */
  readonly narrow?: (place: ListPlace, filter: ContactFilter) => readonly ListCondition[]
  /** A number to order by, in SQL over a row `s` of contact_stats; null for an order of somebody else. People without one come last. */
  readonly order?: (
    place: ListPlace,
    sort: string,
  ) => { readonly key: string; readonly values: readonly SqlValue[] } | null
  /** For a page of people, where the list shows it. */
  readonly value?: (place: ListPlace, ids: readonly number[]) => ReadonlyMap<number, NonNullable<ContactRow['value']>>
}

/** What was spent on people: to win them, to serve them, for messages to them, as rewards. */
export interface CostDeclaration {
  readonly kind: 'acquisition' | 'service' | 'messages' | 'rewards'
  /** Minor units by person, for shop days both included; `from` null: ever. Who is not named cost nothing. */
  readonly spentOn: (
    db: ReadDb,
    request: { readonly ids: readonly number[]; readonly from: number | null; readonly to: number },
  ) => ReadonlyMap<number, number>
}

/** A field that history, import, export, segments and masking know by name. */
export interface FieldDeclaration {
  /** `table.column` for stated columns; the name the catalogue has words for (`field.<name>`). */
  readonly name: string
  readonly type:
    'text' | 'number' | 'money' | 'day' | 'partial-date' | 'instant' | 'yes-no' | 'choice' | 'person' | 'staff'
  /** Personal data: goes into a person's own export and is erased with them. */
  readonly personal: boolean
  /** Who may see it; everyone unless said. Others get null, and may neither filter, sort nor change it. */
  readonly seenBy?: Access
}

/** A field that the shop defined itself, as history tells of it. */
export interface OwnField {
  readonly name: string
  readonly type: FieldType
  /** A stored value as it reads: the words of an option instead of its id. */
  say(stored: unknown): string | number | null
}

/** One frozen message, as its source is asked to write it. `address` is where it goes. */
export interface SendToWrite {
  readonly id: number
  readonly contactId: number
  readonly source: SendSourceName
  readonly sourceId: number
  readonly step: number
  readonly channel: MessageChannel
  readonly class: MessageClass
  readonly arm: string
  readonly coupon: string | null
  readonly due: number
  readonly address: string
}

/** What a message says, written for one person. Unsubscribing, sender and address of the shop are added by whoever sends. */
export interface WrittenMessage {
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly images: readonly { readonly cid: string; readonly type: string; readonly bytes: Uint8Array }[]
}

/** An area that wants messages sent: the outbox asks it what they say when their time has come. */
export interface SendSource {
  readonly source: SendSourceName
  /**
   * Null: nothing of it may go now (paused, stopped, gone). Another text whenever what it says is another. Asked before every message.
   */
  readonly mark: (db: ReadDb, sourceId: number) => string | null
  /**
   * Made once for many messages of one thing (a campaign), and again when its mark changes; answers null for somebody of whom a placeholder
   * has nothing to say. Null: as with `mark`.
   */
  readonly writer: (
    place: { readonly db: ReadDb; readonly settings: ShopSettings; readonly outside: Outside },
    sourceId: number,
  ) => Promise<((db: ReadDb, send: SendToWrite) => WrittenMessage | null) | null>
  /** What it is called in the outbox. */
  readonly nameOf: (db: ReadDb, sourceId: number) => string | null
  /**
   * What to do with those whose time passed while the program was off; so many days late at most where they go late. Null: what the
   * shop's rules say.
   */
  readonly catchUp?: (db: ReadDb, sourceId: number) => { readonly how: CatchUp; readonly days: number } | null
}

/** A thing that people look at by itself, so that history and trash can speak of it. */
export interface RecordDeclaration {
  readonly table: string
  /** Tables whose rows belong to it, with the column that says so; its history is theirs too. */
  readonly parts?: readonly (readonly [table: string, column: string])[]
  /**
   * It can be taken away and brought back: a deleted row comes out of the trash, or the stated 0/1 column that says it is removed
   * is set back.
   */
  readonly removed?: 'row' | { readonly column: string }
}

export interface Area {
  readonly name: string
  /** What may be asked of it: `bind(name, contract.<name>, handlers)`. */
  readonly procedures: readonly BoundProcedure[]
  readonly tables: readonly TableDeclaration[]
  readonly fields?: readonly FieldDeclaration[]
  /** What a segment may ask of a person. */
  readonly facts?: Facts
  /** What it wants sent, and what that says. */
  readonly sends?: SendSource
  readonly aboutPeople?: AboutPeople
  readonly inLists?: InLists
  /** What it knows of the cost of people, for what a relationship leaves. */
  readonly costs?: readonly CostDeclaration[]
  /**
   * Where values of fields stand that the shop defined itself: tables whose second key column names the field, and what that
   * field is; null for none.
   */
  readonly ownFields?: { readonly tables: readonly string[]; of(db: ReadDb, field: number): OwnField | null }
  /** Its records, by the name the contract of history has for them. */
  readonly records?: Readonly<Partial<Record<RecordName, RecordDeclaration>>>
  /** Who writes a kind of long work, slice by slice, perhaps after some preparing; a kind is named like a procedure, whose access it takes to undo it. */
  readonly works?: Readonly<Record<string, (work: Work, place: WorkPlace) => SliceWriter | Promise<SliceWriter>>>
  /**
   * Kinds of commands that carry fields along which their author need not see: whoever may run them may take them back as well.
   */
  readonly blind?: readonly string[]
  /** Kinds of commands that the program runs by itself and that the list of what was done leaves out. */
  readonly silent?: readonly string[]
  /** What runs by the clock while the book is open. */
  readonly jobs?: (place: JobPlace) => readonly Job[]
  /**
   * What a row of one of its tables is called in history and trash, from the columns it was given (stated ones by
   * name, as stored); null where a row has no name of its own. Also asked about rows that are in the trash.
   */
  readonly nameOf?: (table: string, row: Readonly<Record<string, unknown>>) => string | null
}
