// The picture above a table. A dot leads to its person; everything else is in the table.
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { ChartFigure } from '../../charts/ChartFigure.tsx'
import { PairChart } from '../../charts/PairChart.tsx'
import { RangeChart } from '../../charts/RangeChart.tsx'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { contactPath } from '../contacts/paths.ts'
import type { Report } from './asking.ts'
import { pairsOf, pictureOf, rangesOf } from './pictures.ts'
import { saySentence } from './say.ts'

export function ReportPicture({ report }: { readonly report: Report }) {
  const words = useWords()
  const formats = useFormats()
  const [, navigate] = useLocation()
  const shown = useMemo(() => pictureOf(report, { words, formats }), [report, words, formats])
  const people = shown?.people
  const open = useMemo(() => {
    if (people === undefined) return undefined
    return (index: number) => {
      const id = people[index]
      if (id !== undefined && id !== null) navigate(contactPath(id))
    }
  }, [people, navigate])
  const says = words('analytics.says', { finding: saySentence(report.finding, { words, formats }) })
  if (report.report === 'averages')
    return (
      <RangeChart
        title={words('analytics.chart.averages')}
        says={says}
        ranges={rangesOf(report, { words, formats })}
        say={formats.moneyWhole}
      />
    )
  if (report.report === 'alike' && report.rows.length > 0)
    return (
      <PairChart
        title={words('analytics.chart.alike')}
        says={says}
        pairs={pairsOf(report, { words, formats })}
        firstWords={words('analytics.chart.alike-best')}
        secondWords={words('analytics.chart.alike-others')}
        say={(percent) => formats.percentFine(percent / 100)}
      />
    )
  if (shown === null) return null
  return (
    <ChartFigure
      picture={shown.picture}
      title={shown.title}
      says={says}
      {...(open !== undefined && { onPick: open })}
    />
  )
}
