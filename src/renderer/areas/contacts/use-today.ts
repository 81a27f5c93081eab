// The shop's own day of today, which turns at the shop's hour in the shop's zone.
import { useMemo } from 'react'
import { shopCalendar } from '../../../shared/domain/shop-day.ts'
import { useNow } from '../../app/clock.ts'
import { useHere } from '../../app/session/here.tsx'

/** Shop day: days since 1970-01-01. */
export function useToday(): number {
  const { shop } = useHere()
  const calendar = useMemo(() => shopCalendar(shop.zone, shop.dayTurn), [shop.zone, shop.dayTurn])
  return calendar.dayOf(useNow())
}
