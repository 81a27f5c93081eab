// The picture above a table. A dot leads to its person; everything else is in the table.
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { ChartFigure } from '../../charts/ChartFigure.tsx'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { contactPath } from '../contacts/paths.ts'
import type { Report } from './asking.ts'
import { pictureOf } from './pictures.ts'
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
  if (shown === null) return null
  const finding = saySentence(report.finding, { words, formats })
  return (
    <ChartFigure
      picture={shown.picture}
      title={shown.title}
      says={words('analytics.says', { finding })}
      {...(open !== undefined && { onPick: open })}
    />
  )
}
