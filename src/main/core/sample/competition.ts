// What others in the town of the sample shop offered, and which of its people went there meanwhile. Pure but for writing the offers down.
import type { Caller } from './caller.ts'
import { createDice } from './dice.ts'
import type { Came } from './rhythm.ts'

const SEED = 20_260_311

interface SampleOffer {
  readonly competitor: string
  readonly offer: string
  readonly focus: string
  readonly note: string
  /** Days before today, both included. */
  readonly from: number
  readonly until: number
  /** Share of the people who went there. */
  readonly drawn: number
}

const OFFERS: readonly SampleOffer[] = [
  {
    competitor: 'Crumb & Co., Main Street',
    offer: 'Two loaves for the price of one',
    focus: 'Bread',
    note: 'On the radio every morning; Tomás heard it in the queue.',
    from: 214,
    until: 194,
    drawn: 0.3,
  },
  {
    competitor: 'Bean There',
    offer: 'A coffee with every pastry',
    focus: 'Drinks',
    note: 'Leaflets in the letter boxes of Cambridge.',
    from: 96,
    until: 83,
    drawn: 0.14,
  },
]

/** Whoever was drawn away comes back some days after an offer ended. */
const COMES_BACK = 12
const NOTED_AFTER = 2

/** Visits without those of people who were somewhere else. Trade customers have a contract; first visits stay, they are how a name is known. */
export function withoutDrawnAway(
  came: readonly Came[],
  { today, companies, met }: { readonly today: number; readonly companies: number; readonly met: readonly number[] },
): Came[] {
  const dice = createDice(SEED)
  const away = OFFERS.map(({ drawn }) => met.map((_, who) => who >= companies && dice.chance(drawn)))
  return came.filter(({ who, day }) => {
    if (who < 0 || day === met[who]) return true
    return !OFFERS.some(
      ({ from, until }, at) => away[at]?.[who] === true && day >= today - from && day <= today - until + COMES_BACK,
    )
  })
}

/** Somebody writes an offer down a few days after it began. `from`, `end`: shop days, the second not included. */
export async function noteOffers(
  call: Caller,
  { from, end, today }: { readonly from: number; readonly end: number; readonly today: number },
): Promise<void> {
  for (const one of OFFERS) {
    const noted = today - one.from + NOTED_AFTER
    if (noted < from || noted >= end) continue
    const { competitor, offer, focus, note } = one
    await call('analytics', 'addOffer', {
      competitor,
      offer,
      focus,
      note,
      from: today - one.from,
      until: today - one.until,
      segment: null,
    })
  }
}
