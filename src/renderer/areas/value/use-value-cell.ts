// What the list of customers says in the columns of value and rhythm; nothing where nobody can say.
import type { ContactRow } from '../../../shared/contract/contacts.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'

type ValueColumn = 'rhythm' | 'next-due' | 'standing' | 'tier' | 'worth' | 'rank'

/** @param today shop day */
export function useValueCell(value: ContactRow['value'], today: number): Readonly<Record<ValueColumn, () => string>> {
  const words = useWords()
  const formats = useFormats()
  const said = (say: (known: NonNullable<ContactRow['value']>) => string) => () =>
    value === undefined ? '' : say(value)
  return {
    rhythm: said(({ gap, ownGap, lastBuyDay }) => {
      if (gap === null || !ownGap || lastBuyDay === null) return ''
      const [every, away] = [Math.max(1, Math.round(gap)), Math.max(0, today - lastBuyDay)]
      return away > every
        ? words('value.cell.every-now', { gap: every, away })
        : words('value.cell.every', { gap: every })
    }),
    'next-due': said(({ nextDay, standing }) =>
      nextDay === null || standing === 'lapsed'
        ? ''
        : words('value.cell.due', { when: formats.relativeDays(nextDay - today) }),
    ),
    standing: said(({ standing }) => words(`value.standing.${standing}`)),
    tier: said(({ tier }) => words(`value.tier.${tier}`)),
    worth: said(({ worth }) =>
      worth === null ? '' : words('value.cell.worth', { amount: formats.moneyWhole(worth) }),
    ),
    rank: said(({ rank }) => (rank === null ? '' : words('value.cell.rank', { rank }))),
  }
}
