// What stands in the form of a product while somebody types, what is wrong with it, and the smallest patch. Pure.
import type { Product, ProductPatch } from '../../../shared/contract/products.ts'
import type { MoneyFormat } from '../../../shared/domain/money.ts'
import { customDraftOf, customPatchOf, wrongIn as wrongCustom, type CustomDraft } from '../fields/custom-draft.ts'
import { parseRate, parseUnitPrice, typedRate } from './figures.ts'

export interface ProductDraft {
  readonly kind: 'item' | 'service'
  readonly name: string
  readonly sku: string
  readonly category: string
  readonly unit: string
  /** Only of a new product; later prices have their own day. */
  readonly price: string
  readonly cost: string
  readonly taxRate: string
  readonly serviceInterval: string
  readonly serialNumbered: boolean
  readonly goesWith: readonly { readonly id: number; readonly name: string }[]
  /** The shop's own fields. */
  readonly custom: CustomDraft
}

export const EMPTY: ProductDraft = {
  kind: 'item',
  name: '',
  sku: '',
  category: '',
  unit: '',
  price: '',
  cost: '',
  taxRate: '',
  serviceInterval: '',
  serialNumbered: false,
  goesWith: [],
  custom: {},
}

export function draftOf(product: Product, locale: string): ProductDraft {
  return {
    kind: product.kind,
    name: product.name,
    sku: product.sku ?? '',
    category: product.category ?? '',
    unit: product.unit ?? '',
    price: '',
    cost: '',
    taxRate: product.taxRate === 0 ? '' : typedRate(product.taxRate, locale),
    serviceInterval: product.serviceInterval === null ? '' : String(product.serviceInterval),
    serialNumbered: product.serialNumbered,
    goesWith: product.goesWith,
    custom: customDraftOf(product.custom),
  }
}

export type Wrong = Partial<Record<keyof ProductDraft, 'name' | 'price' | 'rate' | 'days' | 'custom'>>

export function wrongIn(draft: ProductDraft, { isNew, format }: { isNew: boolean; format: MoneyFormat }): Wrong {
  const days = draft.serviceInterval.trim()
  const price = (typed: string) => typed.trim() !== '' && parseUnitPrice(typed, format) === null
  return {
    ...(wrongCustom(draft.custom).size > 0 && { custom: 'custom' as const }),
    ...(draft.name.trim() === '' && { name: 'name' as const }),
    ...(isNew && (draft.price.trim() === '' || price(draft.price)) && { price: 'price' as const }),
    ...(isNew && price(draft.cost) && { cost: 'price' as const }),
    ...(draft.taxRate.trim() !== '' && parseRate(draft.taxRate) === null && { taxRate: 'rate' as const }),
    ...(days !== '' &&
      (!/^\d{1,5}$/.test(days) || Number(days) < 1 || Number(days) > 36_500) && {
        serviceInterval: 'days' as const,
      }),
  }
}

/** Of a draft in which nothing is wrong, without what is said in own fields. */
export function valuesOf(draft: ProductDraft) {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    kind: draft.kind,
    name: draft.name.trim(),
    sku: orNull(draft.sku),
    category: orNull(draft.category),
    unit: orNull(draft.unit),
    taxRate: parseRate(draft.taxRate) ?? 0,
    serviceInterval: draft.serviceInterval.trim() === '' ? null : Number(draft.serviceInterval),
    serialNumbered: draft.serialNumbered,
    goesWith: draft.goesWith.map(({ id }) => id),
  } satisfies ProductPatch
}

/** Only what was changed since `base`. */
export function patchOf(base: ProductDraft, now: ProductDraft): ProductPatch {
  const before = valuesOf(base)
  const changed = Object.entries(valuesOf(now)).filter(
    ([field, value]) => JSON.stringify(before[field as keyof typeof before]) !== JSON.stringify(value), // a key of both
  )
  return { ...Object.fromEntries(changed), ...customChange(base.custom, now.custom) }
}

function customChange(base: CustomDraft, now: CustomDraft): Pick<ProductPatch, 'custom'> {
  const custom = customPatchOf(base, now)
  return custom === undefined ? {} : { custom }
}

/** What is said in own fields of a product that is being made. */
export const newCustom = (draft: ProductDraft) => customChange({}, draft.custom)
