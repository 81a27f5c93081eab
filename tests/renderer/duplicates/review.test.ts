// Working through the groups: what was decided is gone at once, the next is there, and undo brings it back under one's eyes.
import { describe, expect, it } from 'vitest'
import {
  BEGINNING,
  decide,
  giveBack,
  keyOf,
  select,
  settle,
  showGroups,
  withReturned,
} from '../../../src/renderer/areas/duplicates/review.ts'
import { groupOf } from './sample.ts'

const [first, second, third] = [groupOf(1, 2), groupOf(4, 3), groupOf(5, 6, 7)]
const all = [first, second, third]
const keys = (groups: readonly Parameters<typeof keyOf>[0][]) => groups.map(keyOf)

describe('the list of groups', () => {
  it('begins with the likeliest, and knows a group in whichever order its people come', () => {
    expect(showGroups(BEGINNING, all)).toEqual({ groups: all, active: 0 })
    expect(keyOf(groupOf(3, 4))).toBe(keyOf(second))
  })

  it('goes on with the next one when one was decided, before the book has answered', () => {
    const looking = select(BEGINNING, keyOf(second), 1)
    const decided = decide(looking, showGroups(looking, all))
    expect(keys(showGroups(decided, all).groups)).toEqual(keys([first, third]))
    expect(showGroups(decided, all).active).toBe(1)
    // The book's own list follows, and nothing moves.
    const settled = settle(decided, keyOf(second))
    expect(showGroups(settled, [first, third])).toEqual({ groups: [first, third], active: 1 })
  })

  it('goes back by one at its end, and is empty after the last', () => {
    const looking = select(BEGINNING, keyOf(third), 2)
    const decided = decide(looking, showGroups(looking, all))
    expect(showGroups(decided, all).active).toBe(1)
    const only = decide(BEGINNING, showGroups(BEGINNING, [first]))
    expect(showGroups(only, [first])).toEqual({ groups: [], active: -1 })
  })

  it('stays where it is when groups above it come and go', () => {
    const looking = select(BEGINNING, keyOf(second), 1)
    expect(showGroups(looking, [second, third]).active).toBe(0)
    expect(showGroups(looking, [groupOf(8, 9), first, second]).active).toBe(2)
  })

  it('shows each group once where two pages of the answer overlap', () => {
    expect(showGroups(BEGINNING, [first, second, second, third]).groups).toEqual(all)
  })

  it('puts a group back that could not be decided, and leaves what is looked at', () => {
    const decided = decide(BEGINNING, showGroups(BEGINNING, all))
    const back = showGroups(giveBack(decided, keyOf(first)), all)
    expect(back.groups).toEqual(all)
    expect(back.active).toBe(1)
  })

  it('looks again at what undo brought back, once', () => {
    const decided = settle(decide(BEGINNING, showGroups(BEGINNING, all)), keyOf(first))
    expect(withReturned(decided, [second, third])).toBe(decided)
    const returned = withReturned(decided, all)
    expect(showGroups(returned, all).active).toBe(0)
    const onward = select(returned, keyOf(third), 2)
    expect(withReturned(onward, all)).toBe(onward)
  })

  it('takes no group for returned while the book has not yet said that it went', () => {
    const decided = decide(BEGINNING, showGroups(BEGINNING, all))
    expect(withReturned(decided, all)).toBe(decided)
  })
})
