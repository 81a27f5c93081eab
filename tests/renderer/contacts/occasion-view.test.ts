// What the profile says about birthdays and other days.
import { describe, expect, it } from 'vitest'
import {
  inOrder,
  nearest,
  viewOccasion,
  type Occasion,
} from '../../../src/renderer/areas/contacts/profile/occasion-view.ts'

const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000
const occasion = (parts: Partial<Occasion>): Occasion => ({
  id: 1,
  kind: 'birthday',
  label: '',
  date: '1986-03-17',
  next: day('2026-03-17'),
  years: 40,
  ...parts,
})

describe('a day to remember', () => {
  it('is near from a week before until the day itself', () => {
    expect(viewOccasion(occasion({}), day('2026-03-17'))).toMatchObject({ away: 0, near: true, years: 40 })
    expect(viewOccasion(occasion({}), day('2026-03-11'))).toMatchObject({ away: 6, near: true })
    expect(viewOccasion(occasion({}), day('2026-03-10'))).toMatchObject({ away: 7, near: false })
  })

  it('says on which day 29 February is kept in other years', () => {
    const leap = occasion({ date: '2000-02-29', next: day('2026-03-01'), years: 26 })
    expect(viewOccasion(leap, day('2026-02-01')).keptOn).toBe(day('2026-03-01'))
    expect(viewOccasion({ ...leap, next: day('2028-02-29') }, day('2028-02-01')).keptOn).toBeNull()
  })

  it('never comes round without a day or a month', () => {
    const year = occasion({ date: '1986', next: null, years: null })
    expect(viewOccasion(year, day('2026-03-17'))).toEqual({ away: null, near: false, keptOn: null, years: null })
  })

  it('puts the birthday first and the one without a day last', () => {
    const wedding = occasion({ id: 2, kind: 'wedding', next: day('2026-03-16') })
    const vague = occasion({ id: 3, kind: 'other', next: null })
    expect(inOrder([vague, wedding, occasion({})]).map((one) => one.id)).toEqual([1, 2, 3])
  })

  it('pins the nearest one, or nothing', () => {
    const wedding = occasion({ id: 2, kind: 'wedding', next: day('2026-03-16') })
    expect(nearest([occasion({}), wedding], day('2026-03-14'))?.id).toBe(2)
    expect(nearest([occasion({}), wedding], day('2026-04-14'))).toBeNull()
  })
})
