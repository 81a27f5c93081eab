// An area of tests that has messages sent: it freezes whom it is told to, says what a test wants said, and shows how the rows stand.
import * as z from 'zod'
import { type Area, bind, type SendSource } from '../../src/main/core/area.ts'
import { standingOf, type SendEvent } from '../../src/main/core/areas/sending/fold.ts'
import { saveRole } from '../../src/main/core/areas/sending/rules.ts'
import { cancelUnsent, freeze, markSent, setDue } from '../../src/main/core/areas/sending/service.ts'
import type { ReadDb } from '../../src/main/core/database/handle.ts'
import { command, nothing, query } from '../../src/shared/contract/base.ts'
import { Id } from '../../src/shared/contract/shapes.ts'
import type { CatchUp, MessageClass, SendState } from '../../src/shared/domain/messages/words.ts'

const Row = z.object({
  id: z.number(),
  contactId: z.number().nullable(),
  state: z.string(),
  due: z.number().nullable(),
  attempts: z.number(),
  sentDay: z.number().nullable(),
})

export const mailing = {
  freeze: command(
    'staff',
    z.object({
      people: z.array(Id),
      sourceId: Id.default(1),
      step: z.number().default(0),
      due: z.number(),
      class: z.enum(['marketing', 'service', 'safety']).default('marketing'),
      channel: z.enum(['email', 'post']).default('email'),
    }),
    { frozen: z.number() },
  ),
  cancel: command('staff', z.object({ sourceId: Id }), {}),
  /** Letters that were brought to the post. */
  posted: command('staff', z.object({ ids: z.array(Id) }), {}),
  /** Another PC holds the role of sending, as its book would say. */
  give: command('owner', z.object({ machine: z.number(), name: z.string() }), {}),
  move: command('staff', z.object({ ids: z.array(Id), due: z.number() }), {}),
  rows: query('everyone', nothing, z.array(Row)),
  /** What send_state says that its events do not; empty when all is well. */
  differences: query('everyone', nothing, z.array(z.string())),
  /** Every event, in the order of time. */
  events: query(
    'everyone',
    nothing,
    z.array(
      z.object({
        sendId: z.number(),
        state: z.string(),
        at: z.number(),
        detail: z.string(),
        userId: z.number().nullable(),
      }),
    ),
  ),
}

export interface Mailing {
  readonly area: Area
  /** What may go, by source; all unless said. Another text: its words are others. */
  readonly marks: Map<number, string | null>
  readonly catchUps: Map<number, { readonly how: CatchUp; readonly days: number }>
  /** Of whom there is nothing to say. */
  readonly missing: Set<number>
}

const ROWS = `SELECT t.send_id AS id, s.owner_id AS contactId, t.state, t.due, t.attempts, t.sent_day AS sentDay
  FROM send_state t JOIN send s ON s.id = t.send_id ORDER BY t.send_id`

export function mailingArea(): Mailing {
  const marks = new Map<number, string | null>()
  const catchUps = new Map<number, { readonly how: CatchUp; readonly days: number }>()
  const missing = new Set<number>()
  const sends: SendSource = {
    source: 'campaign',
    mark: (_db, id) => (marks.has(id) ? (marks.get(id) ?? null) : 'as it was'),
    writer: (_place, id) => {
      const words = marks.get(id) ?? 'as it was'
      return Promise.resolve((_db, { contactId }) =>
        missing.has(contactId)
          ? null
          : { subject: `News ${words}`, text: `Hello ${String(contactId)}`, html: '<p>Hello</p>', images: [] },
      )
    },
    nameOf: (_db, id) => `Mailing ${String(id)}`,
    catchUp: (_db, id) => catchUps.get(id) ?? null,
  }
  const area: Area = {
    name: 'mailing',
    tables: [],
    sends,
    procedures: bind('mailing', mailing, {
      freeze: (context, { people, sourceId, step, due, class: kind, channel }) => {
        const plain = {
          source: 'campaign',
          sourceId,
          step,
          channel,
          class: kind as MessageClass,
          due,
        } as const
        const rows = people.map((contactId) => ({ ...plain, contactId, pack: 'none-2025-01' }))
        return { frozen: freeze(context, rows).frozen }
      },
      cancel: (context, { sourceId }) => {
        cancelUnsent(context, { source: 'campaign', sourceId })
        return {}
      },
      posted: (context, { ids }) => {
        markSent(context, { sends: ids })
        return {}
      },
      give: ({ db }, role) => {
        saveRole(db, { ...role, since: 1 })
        return {}
      },
      move: (context, { ids, due }) => {
        setDue(
          context,
          ids.map((sendId) => ({ sendId, due })),
        )
        return {}
      },
      rows: ({ db }) => db.all(ROWS),
      differences: ({ db }) => differences(db),
      events: ({ db }) =>
        db.all('SELECT send_id AS sendId, state, at, detail, user_id AS userId FROM send_event ORDER BY at, id'),
    }),
  }
  return { area, marks, catchUps, missing }
}

interface Kept {
  readonly state: string
  readonly since: number
  readonly due: number | null
  readonly attempts: number
  readonly sentDay: number | null
}

function differences(db: ReadDb): string[] {
  const events = Map.groupBy(
    db.all<SendEvent & { send: number; state: SendState }>(
      'SELECT send_id AS send, state, at, day, due FROM send_event ORDER BY at, id',
    ),
    ({ send }) => send,
  )
  const kept = new Map(
    db
      .all<Kept & { id: number }>(
        'SELECT send_id AS id, state, since, due, attempts, sent_day AS sentDay FROM send_state',
      )
      .map(({ id, ...row }) => [id, row]),
  )
  const sends = db.all<{ id: number; at: number; due: number }>('SELECT id, at, due FROM send')
  const wrong = sends.flatMap(({ id, ...frozen }) => {
    const said = JSON.stringify(standingOf(frozen, events.get(id) ?? []), KEYS)
    const is = JSON.stringify(kept.get(id) ?? null, KEYS)
    kept.delete(id)
    return said === is ? [] : [`${String(id)}: kept ${is}, said ${said}`]
  })
  return [...wrong, ...[...kept.keys()].map((id) => `${String(id)}: kept, and not in the book`)]
}

const KEYS = ['state', 'since', 'due', 'attempts', 'sentDay']
