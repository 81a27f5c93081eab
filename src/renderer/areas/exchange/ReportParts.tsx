// Parts of what an import reports: the bar of its rows, and what was made.
import type { ImportReport } from '../../../shared/contract/exchange.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import styles from './import.module.css'
import { partsOf } from './report-view.ts'

interface ReportProps {
  readonly report: ImportReport
}

export function ShareBar({ report }: ReportProps) {
  const words = useWords()
  const formats = useFormats()
  const parts = partsOf(report)
  const tense = report.dryRun ? 'will' : 'did'
  return (
    <div>
      <div className={styles['bar']} aria-hidden="true">
        {parts.map(({ share, count }) => (
          <span key={share} className={classes(styles['share'], styles[share])} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className={styles['legend']}>
        {parts.map(({ share, count }) => (
          <li key={share} className={styles['legendItem']}>
            <span className={classes(styles['swatch'], styles[share])} aria-hidden="true" />
            <b>{formats.number(count)}</b> {words(`import.share.${tense}.${share}`, { count })}
          </li>
        ))}
        <li className={styles['legendEnd']}>{words(report.dryRun ? 'import.nothing-written' : 'import.can-undo')}</li>
      </ul>
    </div>
  )
}

/** What stands in the book because of it. */
export function Made({ report }: ReportProps) {
  const words = useWords()
  const formats = useFormats()
  const { contacts, products, visits, lines, returns, consents, suppressed, total } = report.made
  const made = [
    contacts > 0 ? words('import.made.contacts', { count: contacts }) : null,
    products > 0 ? words('import.made.products', { count: products }) : null,
    visits > 0 ? words('import.made.visits', { count: visits, lines }) : null,
    returns > 0 ? words('import.made.returns', { count: returns }) : null,
    consents > 0 ? words('import.made.consents', { count: consents }) : null,
    suppressed > 0 ? words('import.made.suppressed', { count: suppressed }) : null,
  ].filter((part) => part !== null)
  if (made.length === 0) return null
  return (
    <p>
      {words(report.dryRun ? 'import.made.will' : 'import.made.did', { what: formats.list(made) })}
      {total !== 0 && ` ${words('import.made.total', { total: formats.money(total) })}`}
    </p>
  )
}
