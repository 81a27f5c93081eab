// What the best have in common and others have not, on sixty customers and a few people who never bought.
import { expect, test } from 'vitest'
import { shop } from './shop.ts'

test('[C26] what the best have in common is found, with who is like them, whether they ever bought or not', async () => {
  await using it = await shop()
  const { api, buys, core } = it
  const living = async (id: number, city: string, source: string) => {
    await api.contacts.save({
      id,
      patch: { source, addresses: [{ label: 'home', street: '', postcode: '', city, region: '', country: 'GB' }] },
    })
  }
  const products = { cake: await madeProduct('Cake'), bread: await madeProduct('Bread') }
  async function madeProduct(name: string) {
    return (await api.products.create({ name, category: `${name}s`, price: 500_000 })).id
  }
  const first = async (contactId: number, productId: number) => {
    const at = core.outside.clock.now() - 80 * 86_400_000
    await api.visits.log({ contactId, lines: [{ productId, quantity: 1_000 }], at })
  }
  // Twelve best: all came by a friend and began with cake, ten of them live in Porto. The others: two in ten are like that.
  for (let at = 0; at < 60; at += 1) {
    const best = at < 12
    const id = await buys(`No. ${String(at)}`, [10, 30], best ? 10_000 : 1_000)
    const same = best ? at < 10 : at % 5 === 0
    await living(id, same ? 'Porto' : 'Lisbon', best || at % 5 === 0 ? 'Friend' : 'Street')
    await first(id, best || at % 5 === 0 ? products.cake : products.bread)
  }
  const lead = (await api.contacts.create({ given: 'Lea' })).id
  await living(lead, 'PORTO', 'friend')
  const other = (await api.contacts.create({ given: 'Otto' })).id
  await living(other, 'Lisbon', 'Street')

  const request = { report: 'alike' } as const
  const found = await api.analytics.report(request)
  expect(found).toMatchObject({ enough: true, marks: { best: 12, others: 48 } })
  const rows = found.rows.map(({ cells }) => [cells['trait'], cells['value'], cells['best'], cells['others']])
  expect(rows).toEqual(
    expect.arrayContaining([
      ['source', 'Friend', 12, 9],
      ['first-category', 'Cakes', 12, 9],
      ['first-item', 'Cake', 12, 9],
      ['city', 'Porto', 10, 9],
    ]),
  )
  expect(rows).toHaveLength(4)
  expect(found.finding.values).toMatchObject({ sharePercent: 100, othersPercent: 18.75, best: 12, alike: 10 })
  for (const { cells, cellPeople } of found.rows) {
    for (const cell of ['best', 'others'] as const) {
      const behind = await api.analytics.people({ request, people: cellPeople?.[cell] ?? '' })
      expect(behind.total).toBe(cells[cell])
    }
  }
  // Nobody knows what Lea would begin with; what is known of her is that of the best.
  const alike = await api.analytics.people({ request, people: 'alike' })
  expect(alike.rows.map(({ name }) => name)).toEqual([
    ...[15, 20, 25, 30, 35, 40, 45, 50, 55].map((at) => `No. ${String(at)}`),
    'Lea',
  ])

  // Too few to say anything.
  const { id: segment } = await api.segments.create({
    name: 'Few',
    rule: { fact: 'purchases.amount', op: '>=', value: 20_000 },
    goal: null,
    budget: null,
    shared: true,
  })
  expect(await api.analytics.report({ ...request, segment })).toMatchObject({ enough: false, rows: [] })
})
