// What SQL says of everybody at once is what the rules say of each: over random shops, rules, models and days.
import { expect, test } from 'vitest'
import { setUsualGaps } from '../../../src/main/core/areas/contacts/service.ts'
import { judgingOf, ranksOf, valueSql } from '../../../src/main/core/areas/value/service.ts'
import { rankOf } from '../../../src/main/core/areas/value/rank.ts'
import { DEFAULTS, saveValueSettings } from '../../../src/main/core/areas/value/settings.ts'
import { logVisits, type VisitEntry } from '../../../src/main/core/areas/visits/service.ts'
import type { ReadDb } from '../../../src/main/core/database/handle.ts'
import { createDice } from '../../../src/main/core/sample/dice.ts'
import type { ValueSettings } from '../../../src/shared/contract/value.ts'
import { addMonths } from '../../../src/shared/domain/segments/period.ts'
import { groupOf } from '../../../src/shared/domain/value/groups.ts'
import { stageOf } from '../../../src/shared/domain/value/ladder.ts'
import { scoresOf } from '../../../src/shared/domain/value/scores.ts'
import { awayOf, gapInForce, nextDayOf, standingOf, type Rhythm } from '../../../src/shared/domain/value/standing.ts'
import { measureOf, tierOf } from '../../../src/shared/domain/value/tiers.ts'
import { LOYALTY_MODELS } from '../../../src/shared/domain/value/words.ts'
import { BAKERY, visitsBook, type VisitsBook } from '../visits/visits-book.ts'

const TODAY = 20_500
const PEOPLE = 60

function sale(dice: ReturnType<typeof createDice>, contactId: number, day: number): VisitEntry {
  const kind = dice.chance(0.1) ? 'return' : dice.chance(0.1) ? 'visit' : 'sale'
  const amount = kind === 'visit' ? 0 : dice.between(1, 40) * 100 * (kind === 'return' ? -1 : 1)
  return {
    at: day * 86_400_000 + 43_200_000,
    day,
    slot: 12,
    contactId,
    kind,
    servedBy: null,
    outletId: null,
    receipt: null,
    source: null,
    note: null,
    total: amount,
    tax: 0,
    rounding: 0,
    lines: [],
    payments: [],
  }
}

function fill(shop: VisitsBook, seed: number): void {
  const dice = createDice(seed)
  const ids = shop.people(PEOPLE)
  shop.command(({ db }) => {
    setUsualGaps(db, [
      { category: '', gap: dice.between(5, 60) + 0.5, people: 9 },
      { category: 'Cakes', gap: 12, people: 3 },
    ])
    const entries = ids.flatMap((id) => {
      const often = dice.pick([0, 1, 1, 2, 4, 8, 15])
      const every = dice.between(3, 120)
      const last = TODAY - dice.between(-2, 400)
      return Array.from({ length: often }, (_, at) =>
        sale(dice, id, last - at * every - (at === 0 ? 0 : dice.between(0, 3))),
      )
    })
    logVisits(db, entries)
    for (let at = 0; at < 25; at += 1) {
      const [who, by] = [dice.pick(ids), dice.pick(ids)]
      db.run(
        `INSERT INTO link (id, contact_id, owner_id, position, kind, other_id, words) VALUES (?, ?, ?, 0, 'referred-by', ?, '')`,
        db.newId('link'),
        who,
        who,
        by,
      )
    }
  })
  // Who brought people and became part of somebody else is that one now.
  for (let at = 0; at < 4; at += 1) {
    const [loser, winner] = [ids[at * 3] ?? 0, ids[at * 5 + 20] ?? 0]
    shop.merge(loser, winner)
  }
  shop.command(({ db }) => {
    for (const [at, id] of ids.entries()) {
      const some = at % 3 === 0 ? 12 : null
      db.run(
        'UPDATE contact_stats SET usual_gap = ?, worth = ? WHERE contact_id = ? AND buy_days = 1',
        some,
        at * 100,
        id,
      )
    }
  })
}

function settingsOf(seed: number): ValueSettings {
  const dice = createDice(seed + 1_000)
  return {
    ...DEFAULTS,
    overdueFactor: dice.pick([1, 1.5, 2.25]),
    lapseFactor: dice.pick([2.25, 3, 5]),
    lapseLeast: dice.pick([1, 30, 90]),
    model: dice.pick(LOYALTY_MODELS),
    scoring: dice.chance(0.5) ? 'quintiles' : { r: [300, 120, 60, 10], f: [1, 2, 4, 9], m: [100, 1_000, 4_000, 9_000] },
  }
}

interface Stored extends Rhythm {
  readonly id: number
  readonly worth: number | null
}

/** One look at everybody, the plain way. */
function plain(db: ReadDb, today: number) {
  const judging = judgingOf(db, { today, settings: BAKERY })
  const { rules, cuts } = judging
  const canon = new Map(
    db.all<{ id: number; canon: number }>('SELECT id, canon_id AS canon FROM alias').map((row) => [row.id, row.canon]),
  )
  const links = db.all<{ owner: number; other: number }>(
    `SELECT owner_id AS owner, other_id AS other FROM link WHERE kind = 'referred-by'`,
  )
  const visits = db.all<{ owner: number; day: number; kind: string; back: number | null }>(
    'SELECT owner_id AS owner, day, kind, corrected_by AS back FROM visit',
  )
  const rows = db.all<Stored>(
    `SELECT contact_id AS id, buy_days AS purchaseDays, last_buy_day AS lastBuyDay, spend, gap AS ownGap, usual_gap AS usualGap, worth
      FROM contact_stats ORDER BY contact_id`,
  )
  return rows.map((row) => {
    const { id, lastBuyDay, spend, worth, purchaseDays } = row
    const away = awayOf(row, today)
    const scores = away === null ? null : scoresOf({ away, purchaseDays, spend }, cuts)
    const standing = standingOf(row, rules, today)
    const brought = new Set(
      links.flatMap(({ owner, other }) => ((canon.get(other) ?? other) === id && owner !== id ? [owner] : [])),
    ).size
    const recent = new Set(
      visits
        .filter(
          ({ owner, day, kind, back }) =>
            owner === id && kind === 'sale' && back === null && day > addMonths(today, -12) && day <= today,
        )
        .map(({ day }) => day),
    ).size
    const nextDay = nextDayOf(row, rules.shopGap)
    const measure =
      lastBuyDay === null || scores === null
        ? null
        : measureOf(judging.model, { spend, lastBuyDay, brought, worth, scores: scores.r + scores.f + scores.m })
    const gap = gapInForce(row, rules.shopGap)
    return {
      id,
      gap: gap?.days ?? null,
      gapSource: gap?.source ?? null,
      nextDay,
      overdueDays: nextDay === null ? null : today - nextDay,
      awayDays: away,
      standing,
      stays: Number(standing !== 'none' && standing !== 'lapsed'),
      r: scores?.r ?? null,
      f: scores?.f ?? null,
      m: scores?.m ?? null,
      group: scores && groupOf(scores),
      tier: tierOf(standing, measure, judging.tierCuts),
      stage: stageOf({ standing, purchaseDays, brought, recentPurchaseDays: recent }),
      brought,
    }
  })
}

function bySql(db: ReadDb, today: number) {
  const said = Object.entries(valueSql(judgingOf(db, { today, settings: BAKERY })))
  const columns = said.map(([name, { sql }]) => `${sql} AS "${name}"`).join(', ')
  return db.all(
    `SELECT s.contact_id AS id, ${columns} FROM contact_stats s ORDER BY s.contact_id`,
    ...said.flatMap(([, { values }]) => values),
  )
}

test('SQL judges everybody as the rules do, whatever the rules and the day', () => {
  for (let seed = 1; seed <= 8; seed += 1) {
    using shop = visitsBook()
    if (seed > 1) fill(shop, seed)
    for (const more of [0, 1, 2]) {
      const settings = settingsOf(seed * 10 + more)
      shop.command(({ db }) => {
        saveValueSettings(db, settings)
      })
      const today = TODAY + more * 37
      const { db } = shop.context
      expect(bySql(db, today), `seed ${String(seed)}, ${JSON.stringify(settings)}`).toEqual(plain(db, today))
      const rows = db.all<{ spend: number; last: number | null }>(
        'SELECT spend, last_buy_day AS last FROM contact_stats',
      )
      const bought = rows.filter(({ last }) => last !== null)
      const ranks = ranksOf(
        db,
        bought.map(({ spend }) => spend),
      )
      for (const { spend, last } of bought) {
        const rank = 1 + bought.filter((other) => other.spend > spend).length
        expect(rankOf(db, { spend, lastBuyDay: last })).toEqual({ rank, of: bought.length })
        expect(ranks.get(spend)).toBe(rank)
      }
    }
  }
})
