// Amounts without the currency's sign, for columns and keys where the total says it once.
import { formatMoney } from '../../../shared/domain/money.ts'
import { useFormats } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'

/** From minor units: 550 → 5.50 */
export function usePlainMoney(): (minor: number) => string {
  const { locale } = useFormats()
  const { currency } = useHere().shop
  return (minor) => formatMoney(minor, { currency, locale, sign: false })
}
