// What the page of loyalty found, in one sentence made of the book.
import { percentOf } from '../../../../shared/domain/value/shares.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import type { Loyalty } from './loyalty-part.ts'

export function useFinding({ model, models, customers }: Loyalty): string {
  const words = useWords()
  const formats = useFormats()
  const tiers = models.find((one) => one.model === model)?.tiers ?? []
  const best = tiers.find(({ tier }) => tier === 'very-high')
  const revenue = tiers.reduce((sum, tier) => sum + tier.revenue, 0)
  const share = best === undefined ? null : percentOf(best.revenue, revenue)
  if (customers === 0 || best === undefined || share === null || best.customers === 0)
    return words('value.loyalty.nobody')
  return words('value.loyalty.finding', { count: best.customers, share: formats.percent(share / 100) })
}
