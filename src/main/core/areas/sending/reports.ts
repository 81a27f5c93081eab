// What became of the messages of one connection, until it is written: with the next one that leaves, or at once where it matters. So a kill
// leaves at most one message of a connection in doubt.
import type { CommandContext } from '../../area.ts'
import { suppress } from '../consent/service.ts'
import { noteEvents, type NewEvent } from './note.ts'
import type { OwnCommands } from './own-commands.ts'

export interface BadAddress {
  readonly address: string
  readonly note: string
  /** Who had the message sent; null: nobody. */
  readonly userId: number | null
}

export interface Reports {
  add(event: NewEvent, badAddress?: BadAddress): void
  /** Writes them in a command that is open, with what else is to be said there. */
  write(context: Omit<CommandContext, 'session'>, also?: readonly NewEvent[]): void
  /** They are in the book. */
  written(): void
  /** Writes them in a command of its own, if there are any. */
  flush(): void
}

/** Many that are skipped are written together. */
const AT_ONCE = 100
const SOME_OWNER = `SELECT id FROM user WHERE role = 'owner' AND archived = 0 ORDER BY id LIMIT 1`

export function createReports(commands: OwnCommands): Reports {
  let events: NewEvent[] = []
  let addresses: BadAddress[] = []

  function write(context: Omit<CommandContext, 'session'>, also: readonly NewEvent[] = []): void {
    noteEvents(context, null, [...events, ...also])
    for (const { address, note, userId } of addresses) {
      const by = userId ?? context.db.pluck<number>(SOME_OWNER)[0] ?? 0
      const entry = { kind: 'email', value: address, reason: 'bounced', at: context.outside.clock.now(), note } as const
      suppress({ ...context, session: { userId: by, name: '', role: 'owner' } }, [{ ...entry, source: 'smtp' }])
    }
  }

  function written(): void {
    events = []
    addresses = []
  }

  function flush(): void {
    if (events.length === 0) return
    // An address that was silenced may be somebody else's too.
    commands.run((context) => {
      write(context)
    }, addresses.length > 0)
    written()
  }

  return {
    add(event, badAddress) {
      events.push(event)
      if (badAddress !== undefined) addresses.push(badAddress)
      if (events.length >= AT_ONCE) flush()
    },
    write,
    written,
    flush,
  }
}
