// The pictures of a result: who bought of those it was for and of those held out; and on which days people came.
import { useMemo } from 'react'
import type { Results } from '../../../../shared/contract/campaigns.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { ChartFigure } from '../../../charts/ChartFigure.tsx'
import { PairChart } from '../../../charts/PairChart.tsx'
import type { BarsPicture } from '../../../charts/picture.ts'
import styles from './results.module.css'

interface PicturesProps {
  readonly results: Results
  readonly finding: string
}

/** More days than this are weeks. */
const MOST_BARS = 31
const WEEK = 7

export function Pictures({ results, finding }: PicturesProps) {
  const words = useWords()
  const formats = useFormats()
  const { uplift, held, days, treated } = results
  const picture = useMemo(() => barsOf(days, formats), [days, formats])
  const says = words('results.says', { finding })
  return (
    <div className={styles['pictures']}>
      {uplift !== null && (
        <PairChart
          title={words('results.chart.pair')}
          says={says}
          pairs={[
            {
              label: words('results.table.bought'),
              first: (100 * uplift.meant.bought) / uplift.meant.people,
              second: (100 * held.bought) / held.people,
            },
          ]}
          firstWords={words('results.chart.meant')}
          secondWords={words('results.chart.held')}
          say={(percent) => formats.percentFine(percent / 100)}
        />
      )}
      {treated.bought > 0 && <ChartFigure picture={picture} title={words('results.chart.days')} says={says} />}
    </div>
  )
}

/** A bar for each day from the first to the last, also for those on which nobody came; of long times one for each week. */
function barsOf(days: Results['days'], formats: ReturnType<typeof useFormats>): BarsPicture {
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return { kind: 'bars', bars: [], strong: null, sayY: formats.number }
  const step = last.day - first.day < MOST_BARS ? 1 : WEEK * Math.ceil((last.day - first.day) / (MOST_BARS * WEEK))
  const count = Math.floor((last.day - first.day) / step) + 1
  const values = Array.from({ length: count }, () => 0)
  for (const { day, bought } of days) {
    const at = Math.floor((day - first.day) / step)
    values[at] = (values[at] ?? 0) + bought
  }
  return {
    kind: 'bars',
    bars: values.map((value, at) => ({
      label: formats.dayShort(first.day + at * step),
      value,
      said: formats.number(value),
    })),
    strong: null,
    whole: true,
    sayY: formats.number,
  }
}
