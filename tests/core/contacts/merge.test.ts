// Two records of one person, merged by one stated cell: profile, lists and search follow, and follow back.
import { expect, test } from 'vitest'
import { occasionsBetween } from '../../../src/main/core/areas/contacts/occasions.ts'
import { positionInList } from '../../../src/main/core/areas/contacts/list.ts'
import { refusal, shopBook } from './shop-book.ts'

const phone = (typed: string) => ({ phones: [{ typed, label: 'mobile' as const }] })
const born = { occasions: [{ kind: 'birthday' as const, label: '', date: '--05-12' }] }

test('the winner has everything of both, is found by both numbers, and gives it back when the merge is undone', () => {
  using shop = shopBook()
  const winner = shop.make({ given: 'Anna', family: 'Berg', ...phone('0171 2345678'), ...born, tags: ['VIP'] })
  const loser = shop.make({ given: 'Anna', family: 'Lindqvist', ...phone('030 901820'), ...born, tags: ['VIP', 'Rye'] })
  const friend = shop.make({ family: 'Friend', links: [{ kind: 'referred-by', otherId: loser, words: '' }] })
  const before = [winner, loser].map((id) => shop.get(id))
  const merge = shop.book.command('contacts.merge', (tx) =>
    tx.run('UPDATE contact SET merged_into = ? WHERE id = ?', winner, loser),
  )

  const merged = shop.get(loser)
  expect(merged.id).toBe(winner)
  expect(merged.phones.map((one) => one.typed)).toEqual(['0171 2345678', '030 901820'])
  expect(merged.tags).toEqual(['Rye', 'VIP'])
  expect(merged.referrals).toBe(1)
  expect(merged.version).toBeGreaterThan(before[0]?.version ?? 0)
  expect(shop.get(friend).links).toMatchObject([{ otherId: winner, otherName: 'Anna Berg' }])
  expect(shop.listed()).toEqual(['Anna Berg', 'Friend'])
  expect([shop.found('1820'), shop.found('5678'), shop.found('lindqvist')]).toEqual([['Anna Berg'], ['Anna Berg'], []])
  const query = { filter: {}, sort: 'name', descending: false } as const
  expect(positionInList(shop.context, { ...query, id: loser }).at).toBe(0)
  expect(occasionsBetween(shop.context.db, { from: 20_200, to: 20_600, limit: 9 })).toHaveLength(2)

  // Said to the loser from an old window, it is said of the winner; a tag of both goes from both.
  const save = shop.save({ id: loser, patch: { tags: ['Rye'] } })
  expect(shop.get(winner).tags).toEqual(['Rye'])
  shop.undo(save)
  shop.undo(merge)
  const after = [winner, loser].map((id) => shop.get(id))
  for (const [at, { version: _v, changedAt: _c, ...rest }] of after.entries()) {
    expect(before[at]).toMatchObject(rest)
  }
  expect([shop.found('1820'), shop.found('lindqvist')]).toEqual([['Anna Lindqvist'], ['Anna Lindqvist']])
})

test('a link to whoever one becomes is a link to oneself', () => {
  using shop = shopBook()
  const [winner, loser] = [shop.make({ family: 'Berg' }), shop.make({ family: 'Bergh' })]
  shop.book.command('contacts.merge', (tx) => tx.run('UPDATE contact SET merged_into = ? WHERE id = ?', winner, loser))
  const patch = { links: [{ kind: 'friend' as const, otherId: loser, words: '' }] }
  expect(refusal(() => shop.save({ id: winner, patch }))?.rules).toEqual(['patch.links.0.otherId itself'])
})
