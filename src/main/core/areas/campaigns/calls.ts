// The list of calls of a campaign: whom to call, under which number, with what to say, and how it went so far.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { campaignPlans } from '../../../../shared/contract/campaigns.ts'
import { SETTLED_STATES, type ResponseKind } from '../../../../shared/domain/messages/words.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { QueryContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { suppressionReasons } from '../consent/service.ts'
import { recipientsOf, type Recipient } from '../sending/service.ts'
import { permissionsOf } from './audience/permissions.ts'
import { storedCampaign } from './stored.ts'
import { scriptsOf } from './writing/writers.ts'

const NAMES = `SELECT l.contact_id AS id, l.name FROM json_each(?) m CROSS JOIN contact_list l ON l.contact_id = m.value`
const PHONES = `SELECT p.owner_id AS id, p.typed, p.e164 FROM json_each(?) m CROSS JOIN phone p ON p.owner_id = m.value
  WHERE p.e164 IS NOT NULL ORDER BY p.position, p.id`
const OUTCOMES = `SELECT r.send_id AS send, r.kind FROM response r WHERE r.campaign_id = ? AND r.send_id IS NOT NULL ORDER BY r.at, r.id`

interface Called extends Recipient {
  readonly contactId: number
}

/**
 * In the order they were frozen. Who must not be called any more is left out: everything is asked again when somebody is about to
 * pick up the phone. Errors: NOT_FOUND, BAD_INPUT.
 */
export function callsOf(
  context: QueryContext,
  { id }: InputOf<typeof campaignPlans.calls>,
): OutputOf<typeof campaignPlans.calls> {
  const { db, settings } = context
  const campaign = storedCampaign(db, id)
  const frozen = recipientsOf(db, { source: 'campaign', sourceId: id, channel: 'phone' })
  const called = frozen.filter((one): one is Called => one.contactId !== null)
  const ids = JSON.stringify(called.map(({ contactId }) => contactId))
  const mayCall = permissionTo(context, ids)
  const numbers = numbersOf(context, ids, campaign.class === 'safety')
  const names = new Map(db.all<{ id: number; name: string }>(NAMES, ids).map((row) => [row.id, row.name]))
  const scripts = scriptsOf({ db, settings }, campaign, called)
  const outcomes = outcomesOf(db, id)
  return called.flatMap(({ id: send, contactId, state, class: kind }) => {
    const [phone, name] = [numbers.get(contactId), names.get(contactId)]
    const isOver = SETTLED_STATES.some((one) => one === state)
    if (name === undefined || (!isOver && (phone === undefined || (kind === 'marketing' && !mayCall(contactId)))))
      return []
    return [
      {
        send,
        contact: { id: contactId, name },
        phone: phone ?? '',
        script: scripts.get(contactId) ?? '',
        state,
        outcome: outcomes.get(send) ?? null,
      },
    ]
  })
}

function permissionTo({ db, settings, outside }: QueryContext, ids: string): (person: number) => boolean {
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(outside.clock.now())
  const { why } = permissionsOf({ db, today, ids, channels: ['phone'] })
  return (person) => why(person, 'phone').length === 0
}

/** The first number of each person that may be called; a warning of danger stops before nothing. */
function numbersOf({ db, settings }: QueryContext, ids: string, all: boolean): ReadonlyMap<number, string> {
  const listed = suppressionReasons({ db, settings })
  const found = new Map<number, string>()
  for (const { id, typed, e164 } of db.all<{ id: number; typed: string; e164: string }>(PHONES, ids)) {
    if (!found.has(id) && (all || listed('phone', e164).length === 0)) found.set(id, typed)
  }
  return found
}

/** The newest of each. */
const outcomesOf = (db: ReadDb, campaign: number): ReadonlyMap<number, ResponseKind> =>
  new Map(db.all<{ send: number; kind: ResponseKind }>(OUTCOMES, campaign).map(({ send, kind }) => [send, kind]))
