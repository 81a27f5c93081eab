// The groups that a finding speaks of, as links that open their people.
import { useWords } from '../../app/language/speaking.tsx'
import type { Report } from './asking.ts'
import { partsOf, placeOfPart } from './parts.ts'
import type { Looked } from './report-memory.ts'
import styles from './report.module.css'

interface PartsProps {
  readonly report: Report
  readonly looked: Looked | null
  readonly onLook: (looked: Looked) => void
}

export function Parts({ report, looked, onLook }: PartsProps) {
  const words = useWords()
  const parts = partsOf(report)
  if (parts.length === 0) return null
  return (
    <div role="group" aria-label={words('analytics.parts')} className={styles['parts']}>
      {parts.map(({ people, key, count }) => {
        const at = placeOfPart(people)
        return (
          <button
            key={people}
            type="button"
            data-at={at}
            className={styles['part']}
            aria-pressed={looked?.at === at}
            onClick={() => onLook({ people, at })}
          >
            {words(`analytics.part.${key}`, { count })}
          </button>
        )
      })}
    </div>
  )
}
