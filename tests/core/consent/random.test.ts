// Anything in any order: consent said, undone, redone, people merged, parted, thrown away and back. What is kept for lists is always
// what the ledger says, and nothing is ever widened but by a yes.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consentStanding, type ConsentAct } from '../../../src/shared/domain/consent.ts'
import { isFailure } from '../../../src/shared/errors.ts'
import { consentBook, entry } from './consent-book.ts'

const PEOPLE = 4

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      who: fc.nat(PEOPLE - 1),
      act: fc.constantFrom<ConsentAct>('given', 'given', 'refused', 'withdrawn', 'suspended'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('merge' as const), who: fc.nat(PEOPLE - 1), other: fc.nat(PEOPLE - 1) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const), which: fc.nat(40) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('trash' as const, 'restore' as const), who: fc.nat(PEOPLE - 1) }),
  },
)

test(
  'what is kept is what the ledger says after anything, and undo gives nobody a yes that a no denied',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
        using shop = consentBook()
        const people = shop.people(PEOPLE)
        const commands: { readonly command: number; readonly merge: boolean }[] = []
        const idOf = (who: number) => people[who] ?? 0
        const made = (command: number | null, merge = false) => {
          if (command !== null) commands.push({ command, merge })
        }
        for (const one of steps) {
          const before = givenOf(shop)
          try {
            if (one.do === 'say')
              made(shop.record(entry(idOf(one.who), one.act, shop.book.now(), { now: true })).command)
            else if (one.do === 'merge') {
              if (one.who !== one.other) made(shop.merge(idOf(one.who), idOf(one.other)), true)
            } else if ('which' in one) {
              const chosen = commands[one.which % Math.max(1, commands.length)]
              if (chosen === undefined) continue
              shop[one.do](chosen.command)
              // Whoever is told apart again has what was their own; anything else taken back gives nobody a new yes.
              const widened = [...givenOf(shop)].filter(([id, given]) => given && before.get(id) === false)
              if (one.do === 'undo' && !chosen.merge) expect(widened).toEqual([])
            } else made(shop[one.do](idOf(one.who)))
          } catch (error) {
            if (!isFailure(error)) throw error
          }
          agree(shop)
        }
        const kept = shop.kept()
        shop.repair()
        expect(shop.kept()).toEqual(kept)
      }),
      { numRuns: 20 },
    )
  },
)

type Shop = ReturnType<typeof consentBook>

function shownOf({ context }: Shop): readonly number[] {
  return context.db.pluck<number>('SELECT id FROM contact ORDER BY id')
}

const givenOf = (shop: Shop) => new Map(shownOf(shop).map((id) => [id, shop.state(id) === 'given'] as const))

/** An own reading of the ledger: by whose it is now, in plain JavaScript. */
function agree(shop: Shop): void {
  const rows = shop.context.db.all<{
    id: number
    owner: number
    act: ConsentAct
    at: number
    overrides: string | null
  }>('SELECT id, owner_id AS owner, act, at, overrides FROM consent WHERE owner_id IS NOT NULL')
  const expected = shownOf(shop).flatMap((id) => {
    const mine = rows
      .filter(({ owner }) => owner === id)
      .map((row) => ({ ...row, overrides: JSON.parse(row.overrides ?? '[]') as number[] }))
    const { state, by } = consentStanding(mine)
    return by === null ? [] : [{ id, channel: 'email', state, since: by.at }]
  })
  expect(shop.kept()).toEqual(expected)
}
