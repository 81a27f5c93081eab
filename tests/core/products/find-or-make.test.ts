// The products a file names: found by number or name, made where nobody knows them, thousands at once.
import { expect, test } from 'vitest'
import {
  findOrMakeProducts,
  productsAt,
  productsByWords,
  type NamedProduct,
} from '../../../src/main/core/areas/products/service.ts'
import { archiveProducts, createProduct } from '../../../src/main/core/areas/products/write.ts'
import { MIGRATIONS } from '../../../src/main/core/database/migrations.ts'
import { REAL_TABLES } from '../../support/journal-real.ts'
import { BAKERY, refusal, shopBook, type ShopBook } from '../contacts/shop-book.ts'

const shopWithAll = () => shopBook(BAKERY, { declarations: REAL_TABLES, migrations: MIGRATIONS })
const find = (shop: ShopBook, named: readonly NamedProduct[]) =>
  shop.command((context) => findOrMakeProducts(context, named))
const count = (shop: ShopBook) => shop.context.db.pluck<number>('SELECT count(*) FROM product')[0]
const row = (shop: ShopBook, id: number) =>
  shop.context.db.get('SELECT name, sku, category, kind, tax_rate AS taxRate, archived FROM product WHERE id = ?', id)

test('the number decides, whatever it is called; without one the name does, however it is typed', () => {
  using shop = shopWithAll()
  const { value } = find(shop, [
    { name: 'Rye loaf', sku: 'R1', price: 350_000, category: 'Bread', taxRate: 7_000 },
    { name: 'RYE LOAF XL', sku: 'r1 ' },
    { name: 'Świeży chleb' },
    { name: ' swiezy   CHLEB' },
    { name: '', sku: 'R2', kind: 'service' },
    { name: 'Rye loaf', sku: 'R3' },
  ])
  expect(value.map((one) => one.made)).toEqual([true, false, true, false, true, true])
  const [rye, xl, bread, same, bare, other] = value.map((one) => one.id)
  expect([xl, same]).toEqual([rye, bread])
  expect(new Set([rye, bread, bare, other]).size).toBe(4)
  expect(row(shop, rye ?? 0)).toEqual({
    name: 'Rye loaf',
    sku: 'R1',
    category: 'Bread',
    kind: 'item',
    taxRate: 7_000,
    archived: 0,
  })
  expect(row(shop, bare ?? 0)).toMatchObject({ name: 'R2', sku: 'R2', kind: 'service' })
  const again = find(shop, [{ name: 'whatever', sku: 'R1' }, { name: 'swiezy chleb' }, { name: 'rye loaf' }])
  expect(again.value).toEqual([rye, bread, rye].map((id) => ({ id, made: false })))
  expect(again.command).toBeNull()
})

test('a product without a number takes the number of its name, once', () => {
  using shop = shopWithAll()
  const { id } = shop.command((context) => createProduct(context, { name: 'Bagel', price: 100_000 })).value
  const { value, command } = find(shop, [
    { name: 'bagel', sku: 'B1' },
    { name: 'Bagel', sku: 'B2' },
    { name: 'Bagel', sku: 'B1' },
  ])
  expect(value.map((one) => [one.id === id, one.made])).toEqual([
    [true, false],
    [false, true],
    [true, false],
  ])
  expect(row(shop, id)).toMatchObject({ name: 'Bagel', sku: 'B1' })
  shop.undo(command)
  expect(row(shop, id)).toMatchObject({ sku: null })
})

test('what is not sold any more is found too, after what is, and stays as it is', () => {
  using shop = shopWithAll()
  const old = shop.command((context) => createProduct(context, { name: 'Stollen', price: 1 })).value.id
  shop.command(({ db }) => archiveProducts(db, [old], true))
  expect(find(shop, [{ name: 'Stollen' }]).value).toEqual([{ id: old, made: false }])
  expect(row(shop, old)).toMatchObject({ archived: 1 })
  const fresh = shop.command((context) => createProduct(context, { name: 'Stollen', price: 2 })).value.id
  expect(find(shop, [{ name: 'Stollen' }]).value).toEqual([{ id: fresh, made: false }])
})

test('the price holds from its day, and before it as well', () => {
  using shop = shopWithAll()
  const [made] = find(shop, [{ name: 'Roll', price: 40_000, cost: 9_000, from: 15_000 }]).value
  const id = made?.id ?? 0
  const at = (day: number) => productsAt(shop.context.db, [id, 1], day).get(id)
  for (const day of [-5, 14_999, 15_000, 20_000]) expect(at(day)).toMatchObject({ price: 40_000, cost: 9_000 })
  expect(productsAt(shop.context.db, [1], 0).size).toBe(0)
  expect(productsByWords(shop.context.db, ['ro'], 5)).toEqual([{ id, name: 'Roll' }])
})

test('neither name nor number is refused, and nothing is written', () => {
  using shop = shopWithAll()
  expect(refusal(() => find(shop, [{ name: 'Good' }, { name: ' ', sku: '' }]))).toEqual({
    code: 'BAD_INPUT',
    rules: ['1.name too_short'],
  })
  expect(count(shop)).toBe(0)
})

test('four thousand are made in one command, found in the next, and taken back in one', () => {
  using shop = shopWithAll()
  const named = Array.from({ length: 4_000 }, (_, at) => ({
    name: `Thing ${String(at)}`,
    sku: `T${String(at)}`,
    price: at,
  }))
  const { value, command } = find(shop, named)
  expect(new Set(value.map((one) => one.id)).size).toBe(4_000)
  expect(find(shop, named.toReversed()).value.map((one) => one.id)).toEqual(value.map((one) => one.id).toReversed())
  shop.undo(command)
  expect(shop.context.db.pluck('SELECT count(*) FROM product WHERE archived = 0')).toEqual([0])
})
