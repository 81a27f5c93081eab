// The forms by which products are known again and found: pure.
import { fold, searchWords } from '../../../../shared/domain/fold.ts'

/** One product however its name or number is typed. */
export const productKey = (text: string) => fold(text).trim().replace(/\s+/g, ' ')

export interface Found {
  readonly name: string
  readonly sku: string | null
  readonly category: string | null
}

/** Each word with a blank before it, so that ` br` finds what begins with br. */
export function productWords({ name, sku, category }: Found): string {
  const words = new Set([name, sku ?? '', category ?? ''].flatMap(searchWords))
  return [...words].map((word) => ` ${word}`).join('')
}

export interface Keys {
  readonly words: string
  readonly nameKey: string
  readonly skuKey: string | null
}

export function keysOf(product: Found): Keys {
  return {
    words: productWords(product),
    nameKey: productKey(product.name),
    skuKey: product.sku === null ? null : productKey(product.sku),
  }
}
