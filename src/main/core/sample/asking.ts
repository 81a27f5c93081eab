// How the sample shop asked for consent: cards of a fair in two batches. Some answered, some never did, some are being asked.
import type { Caller } from './caller.ts'
import type { TravellingClock } from './travelling-clock.ts'

const SUBJECT = 'May Rosa’s Bakery write to you?'
const TEXT = `Hello,

we would like to tell you now and then what is new at Rosa’s Bakery. We only do so if you want it.

If you do, please answer this mail with the word YES. If you do not, answer NO, or simply do nothing.

Your team of Rosa’s Bakery`
const FIRST = { source: 'Cards of the autumn fair', daysAgo: 29, people: 11 }
const SECOND = { source: 'Cards of the bread class', daysAgo: 4, people: 6 }
const BY_MAIL = 'by answering our mail'
const HOUR_MS = 3_600_000

interface AskingParts {
  readonly clock: TravellingClock
  /** Shop day */
  readonly today: number
}

export function createAsking(call: Caller, { clock, today }: AskingParts) {
  const batches = [FIRST, SECOND]

  async function ask({ source, people }: typeof FIRST): Promise<readonly number[]> {
    const { rows } = await call('contacts', 'list', {
      filter: { has: ['email'], consent: { channel: 'email', state: 'unknown' }, kind: 'person' },
      sort: 'number',
      limit: 40,
    })
    const contactIds = rows.map(({ id }) => id).slice(-people)
    if (contactIds.length === 0) return []
    await call('consent', 'ask', { contactIds, source })
    // Children and whoever must not be mailed were left out.
    const asked = await call('consent', 'asked', {})
    return asked.rows.filter((row) => row.source === source).map(({ contact }) => contact.id)
  }

  async function answers([first, second, third]: readonly number[]): Promise<void> {
    const answer = (contactId: number, yes: boolean, words: string) =>
      call('consent', 'answer', { contactId, yes, how: BY_MAIL, words })
    if (first !== undefined) await answer(first, true, 'YES, gladly. Your rye is the best.')
    if (second !== undefined) await answer(second, true, 'Yes')
    if (third !== undefined) await answer(third, false, 'No thank you, I come anyway.')
  }

  return {
    /** What was asked and answered until the end of a shop day. */
    async evening(day: number): Promise<void> {
      const [next] = batches
      const begins = next !== undefined && day >= today - next.daysAgo
      if (!begins && batches.length === 2) return
      clock.travelTo(clock.now() + HOUR_MS)
      if (begins && batches.length === 2) {
        await call('consent', 'changeAsking', { subject: SUBJECT, text: TEXT, secondAfter: 6, suspendAfter: 6 })
      }
      const asked = begins ? await ask(next) : []
      await call('sample', 'ask', {})
      if (begins) {
        batches.shift()
        await answers(asked)
      }
    },
  }
}
