// Letters of a campaign go by hand: what waits, and that somebody took them to the post.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { paper } from '../../../../shared/contract/paper.ts'
import { shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { ActionContext, QueryContext } from '../../area.ts'
import { storedCampaign } from '../campaigns/service.ts'
import { markSent, skipSends, UNSENT } from '../sending/service.ts'
import { addresseesOf } from './addressees.ts'
import type { PressParts } from './press.ts'
import { peopleFor, type Chosen, type Left } from './people.ts'
import { lettersOf, type Asked } from './wanted.ts'
import { writtenFor } from './written.ts'

/** Errors: NOT_FOUND. */
export function pileOf(
  { db, settings, outside }: QueryContext,
  { campaignId }: InputOf<typeof paper.pile>,
): OutputOf<typeof paper.pile> {
  storedCampaign(db, campaignId)
  const { dayOf } = shopCalendar(settings.zone, settings.dayTurn)
  const today = dayOf(outside.clock.now())
  const byDay = Map.groupBy(lettersOf(db, campaignId, UNSENT), ({ due }) => dayOf(due))
  const days = [...byDay].map(([day, letters]) => ({ day, letters: letters.length })).sort((a, b) => a.day - b.day)
  return {
    days,
    due: days.reduce((sum, { day, letters }) => sum + (day <= today ? letters : 0), 0),
    gone: lettersOf(db, campaignId, ['sent']).length,
  }
}

/** More than any shop takes to the post at once. */
const MOST = 5_000

/**
 * Of letters that somebody names, all but those whose people may not be written to any more; else all that would be printed now. Errors:
 * NOT_FOUND, BAD_INPUT, CANCELLED, BOOK_CLOSED.
 */
export async function markPosted(
  parts: PressParts,
  context: ActionContext,
  { campaignId, sends }: InputOf<typeof paper.posted>,
): Promise<OutputOf<typeof paper.posted>> {
  const asked: Asked = { campaignId, sends, class: 'marketing' }
  const { chosen, left } = await peopleFor(context, { ...asked, from: 0, limit: MOST })
  const posted =
    sends === undefined ? await printable(parts, context, { asked, chosen }) : chosen.flatMap(({ send }) => send ?? [])
  const { result, command } = context.book().command(POSTED, (given) => {
    for (const [why, some] of Map.groupBy(left.filter(isForGood), ({ reason }) => reason)) {
      skipSends(given, { sends: some.flatMap(({ send }) => send ?? []), why })
    }
    return markSent(given, { sends: posted })
  })
  return { people: result.length, left: left.map(({ id, name, reason }) => ({ id, name, reason })), command }
}

const POSTED = 'paper.posted'

/** Whoever had enough for now may get it another day. */
const isForGood = ({ reason }: Left): boolean => reason !== 'capped'

async function printable(
  { files }: PressParts,
  context: ActionContext,
  { asked, chosen }: { readonly asked: Asked; readonly chosen: readonly Chosen[] },
): Promise<readonly number[]> {
  const { written } = await writtenFor(context, { asked, addressees: addresseesOf(context.book(), chosen), files })
  return written.flatMap(({ to }) => to.people.flatMap(({ send }) => send ?? []))
}
