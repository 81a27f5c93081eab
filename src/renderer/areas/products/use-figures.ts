// Prices and quantities of products in the shop's own currency and language.
import type { MoneyFormat } from '../../../shared/domain/money.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { shownUnitPrice } from './figures.ts'

/** A unit as short as kg, g, l or Stk reads well behind any number; a whole word would have to be put in the plural. */
const SYMBOL = 3

interface Figures {
  readonly format: MoneyFormat
  readonly price: (unitPrice: number) => string
  /** "14 kg", "3": thousandths in, the unit behind. */
  readonly quantity: (thousandths: number, unit: string | null) => string
}

export function useFigures(): Figures {
  const words = useWords()
  const formats = useFormats()
  const { shop } = useHere()
  const format = { currency: shop.currency, locale: formats.locale }
  return {
    format,
    price: (unitPrice) => shownUnitPrice(unitPrice, format),
    quantity: (thousandths, unit) => {
      const quantity = formats.number(thousandths / 1_000)
      return unit === null || unit.length > SYMBOL ? quantity : words('products.quantity', { quantity, unit })
    },
  }
}
