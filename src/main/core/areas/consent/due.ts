// What asking and welcoming want done now, for the outbox that mails it: first and second requests, welcomes, and who never answered.
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { CommandContext, QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { ASK_COLUMNS } from './ask.ts'
import { askingOf } from './asking.ts'
import { nextOf, openAsks } from './open-asks.ts'
import { recordConsents } from './record.ts'

interface DueAsk {
  readonly kind: 'asked' | 'welcome' | 'suspend'
  readonly contactId: number
  /** 1 and 2 of a request, 0 of a welcome, 3 of whoever is suspended. */
  readonly attempt: number
}

/** A mail to freeze: one for each `sourceId`, person and step. */
interface AskToSend {
  readonly contactId: number
  /** A row of consent_ask. */
  readonly sourceId: number
  /** 1 and 2 of a request, 0 of a welcome. */
  readonly step: number
}

type Place = Pick<QueryContext, 'db' | 'settings'>

/** After so many days more a welcome would only surprise. */
const WELCOME_WITHIN = 14

/** @param now UTC epoch ms. Reads every open asking: to be called each minute rather than each second. */
export function dueAsks(place: Place, now: number): readonly DueAsk[] {
  return [...dueRequests(place, now), ...dueWelcomes(place, now)]
}

function dueRequests({ db, settings }: Place, now: number): DueAsk[] {
  const open = openAsks(db)
  if (open.length === 0) return []
  const rules = askingOf(db)
  const calendar = shopCalendar(settings.zone, settings.dayTurn)
  return open
    .filter((ask) => nextOf(ask, rules, calendar) <= now)
    .map(({ person, attempt }) => ({
      kind: attempt < 2 ? 'asked' : 'suspend',
      contactId: person,
      attempt: attempt + 1,
    }))
}

// A yes that stands, said of the person themselves or of whoever became part of them, and nobody welcomed twice.
const NEW_YES = `SELECT s.contact_id AS person, s.since AS at, c.how FROM contact_consent s INDEXED BY contact_consent_state
  CROSS JOIN consent c ON c.owner_id = s.contact_id AND c.channel = 'email' AND c.purpose = 'marketing' AND c.act = 'given'
    AND c.at = s.since
  WHERE s.channel = 'email' AND s.purpose = 'marketing' AND s.state = 'given' AND s.since >= ?
    AND NOT EXISTS (SELECT 1 FROM consent_ask k WHERE k.owner_id = s.contact_id AND k.kind = 'welcome')`

function dueWelcomes({ db, settings }: Place, now: number): DueAsk[] {
  const { welcomeAfter, welcomeSince, welcomeSubject, welcomeText, ownForm } = askingOf(db)
  if (welcomeAfter === null || welcomeSubject === '' || welcomeText === '' || ownForm === '') return []
  const calendar = shopCalendar(settings.zone, settings.dayTurn)
  const today = calendar.dayOf(now)
  const from = Math.max(welcomeSince, calendar.startOf(today - welcomeAfter - WELCOME_WITHIN))
  const form = fold(ownForm)
  const people = db
    .all<{ person: number; at: number; how: string }>(NEW_YES, from)
    .filter(({ at, how }) => fold(how) === form && calendar.dayOf(at) + welcomeAfter <= today)
    .map(({ person }) => person)
  return [...new Set(people)].map((contactId) => ({ kind: 'welcome', contactId, attempt: 0 }))
}

/**
 * Writes down what is done now, in the transaction that freezes the mails; judged anew, so that what somebody answered meanwhile counts.
 * Who never answered becomes suspended in the name of whoever asked.
 */
export function noteAsked(
  { db, settings, outside }: Pick<CommandContext, 'db' | 'settings' | 'outside'>,
  dues: readonly DueAsk[],
): readonly AskToSend[] {
  const now = outside.clock.now()
  const still = new Set(dueAsks({ db, settings }, now).map(keyOf))
  const open = new Map(openAsks(db).map((ask) => [ask.person, ask]))
  return dues
    .filter((due) => still.has(keyOf(due)))
    .flatMap(({ kind, contactId, attempt }): AskToSend[] => {
      const ask = open.get(contactId)
      if (kind === 'suspend') {
        if (ask !== undefined) suspend({ db }, { person: contactId, by: ask.by, at: now })
        return []
      }
      const id = db.newId('consent_ask')
      db.run(
        `INSERT INTO consent_ask (${ASK_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, NULL)`,
        id,
        contactId,
        contactId,
        kind,
        attempt,
        ask?.source ?? '',
        now,
      )
      return [{ contactId, sourceId: ask?.ask ?? id, step: attempt }]
    })
}

const keyOf = ({ kind, contactId, attempt }: DueAsk) => `${kind} ${String(contactId)} ${String(attempt)}`

function suspend(
  { db }: Pick<CommandContext, 'db'>,
  { person, by, at }: { readonly person: number; readonly by: number; readonly at: number },
): void {
  const matter = { channel: 'email', purpose: 'marketing', act: 'suspended', how: '', words: '', note: '' } as const
  recordConsents({ db, session: { userId: by } }, [{ contactId: person, at, ...matter }])
}

/** Whether a mail of this source asks for a yes; others welcome. */
export const asksForYes = (db: ReadDb, sourceId: number): boolean =>
  db.get("SELECT 1 FROM consent_ask WHERE id = ? AND kind = 'asked'", sourceId) !== undefined

/** What a mail of this source says, as the shop wrote it; null where nothing is written, or it is none of ours. */
export function askWords(db: ReadDb, sourceId: number): { readonly subject: string; readonly text: string } | null {
  const kind = db.pluck<string>('SELECT kind FROM consent_ask WHERE id = ?', sourceId)[0]
  if (kind === undefined) return null
  const { subject, text, welcomeSubject, welcomeText } = askingOf(db)
  const said = kind === 'welcome' ? { subject: welcomeSubject, text: welcomeText } : { subject, text }
  return said.subject === '' || said.text === '' ? null : said
}
