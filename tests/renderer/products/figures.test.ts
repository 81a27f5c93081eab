// Prices and rates as they are typed and shown, and the form of a product.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Product } from '../../../src/shared/contract/products.ts'
import {
  parseRate,
  parseUnitPrice,
  shownUnitPrice,
  typedRate,
  typedUnitPrice,
} from '../../../src/renderer/areas/products/figures.ts'
import { draftOf, EMPTY, patchOf, valuesOf, wrongIn } from '../../../src/renderer/areas/products/product-draft.ts'
import { placeOf } from '../../../src/renderer/areas/products/paths.ts'

const US = { currency: 'USD', locale: 'en-US' }
const DE = { currency: 'EUR', locale: 'de-DE' }

describe('a price', () => {
  it('is read in coins, or finer where it is typed finer', () => {
    expect(parseUnitPrice('4.50', US)).toBe(450_000)
    expect(parseUnitPrice('4,50', DE)).toBe(450_000)
    expect(parseUnitPrice('0.0125', US)).toBe(1_250)
    expect(parseUnitPrice('1500', { currency: 'JPY', locale: 'ja-JP' })).toBe(1_500_000)
  })

  it('is none below zero, with letters, or finer than it can be kept', () => {
    for (const typed of ['', '-1', 'free', '1.234567', '1.2.3']) expect(parseUnitPrice(typed, US), typed).toBeNull()
  })

  it('comes back as it was typed, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90_000_000_000 }), fc.constantFrom(US, DE), (price, format) => {
        expect(parseUnitPrice(typedUnitPrice(price, format), format)).toBe(price)
      }),
    )
  })

  it('is shown finer than coins only where it is', () => {
    expect(shownUnitPrice(450_000, US)).toBe('$4.50')
    expect(shownUnitPrice(1_250, US)).toBe('$0.0125')
  })
})

describe('a tax rate', () => {
  it('is read with either sign and with the per cent sign', () => {
    expect(parseRate('7.25')).toBe(7_250)
    expect(parseRate('19 %')).toBe(19_000)
    expect(parseRate('5,5')).toBe(5_500)
    expect(typedRate(7_250, 'de-DE')).toBe('7,25')
  })

  it('is none above 100 or below zero', () => {
    for (const typed of ['101', '-1', 'a', '']) expect(parseRate(typed), typed).toBeNull()
  })
})

const RYE: Product = {
  id: 7,
  kind: 'item',
  name: 'Half rye',
  sku: null,
  category: 'Bread',
  unit: 'piece',
  taxRate: 0,
  price: 450_000,
  cost: null,
  serialNumbered: false,
  archived: false,
  soldLately: 0,
  lastSold: null,
  serviceInterval: null,
  custom: {},
  goesWith: [{ id: 9, name: 'Butter' }],
  prices: [],
  buyers: [],
}

describe('the form of a product', () => {
  it('sends only what was changed', () => {
    const base = draftOf(RYE, 'en-US')
    expect(patchOf(base, base)).toEqual({})
    expect(patchOf(base, { ...base, name: ' Half rye loaf ', goesWith: [] })).toEqual({
      name: 'Half rye loaf',
      goesWith: [],
    })
  })

  it('knows nothing as nothing', () => {
    expect(valuesOf({ ...EMPTY, name: 'Rye' })).toMatchObject({ sku: null, category: null, unit: null, taxRate: 0 })
  })

  it('says what is wrong where', () => {
    const format = US
    expect(wrongIn(EMPTY, { isNew: true, format })).toEqual({ name: 'name', price: 'price' })
    expect(wrongIn({ ...EMPTY, name: 'Rye' }, { isNew: false, format })).toEqual({})
    const odd = { ...EMPTY, name: 'Rye', price: '4', cost: 'x', taxRate: '120', serviceInterval: '0' }
    expect(wrongIn(odd, { isNew: true, format })).toEqual({ cost: 'price', taxRate: 'rate', serviceInterval: 'days' })
  })
})

it('an address that is odd is the plain list of products', () => {
  expect(placeOf('/products/12/edit')).toEqual({ at: 'edit', id: 12 })
  expect(placeOf('/products/12')).toEqual({ at: 'product', id: 12 })
  expect(placeOf('/products/new')).toEqual({ at: 'new' })
  expect(placeOf('/products/12/what')).toEqual({ at: 'list' })
})
