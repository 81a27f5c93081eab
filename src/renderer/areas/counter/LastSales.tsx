// The last sales of today, while nobody is looked for; and the way to all of the day.
import { useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { DAY_PATH } from '../visits/paths.ts'
import { useVisitTitle } from '../visits/visit-title.ts'
import styles from './find.module.css'

const SHOWN = 6

export function LastSales({ onOpen }: { readonly onOpen: (id: number) => void }) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const title = useVisitTitle()
  const day = useQuery(q.visits.day.queryOptions({ input: {} }))
  if (day.data === undefined)
    return day.error === null ? <Skeleton rows={SHOWN} rowHeight={60} /> : <FailedLine said={say(day.error)} />
  const rows = day.data.rows.filter(({ kind }) => kind !== 'correction').slice(0, SHOWN)
  return (
    <>
      <p className={styles['count']}>
        {rows.length === 0
          ? words('counter.first-today')
          : words('counter.so-far', { count: day.data.visits, amount: formats.money(day.data.total) })}
      </p>
      <ul aria-label={words('counter.last-sales')}>
        {rows.map((row) => (
          <li key={row.id} className={styles['sale']}>
            <button type="button" className={styles['open']} onClick={() => onOpen(row.id)}>
              <span className={styles['time']}>{formats.time(row.at)}</span>
              <span className={styles['who']}>
                <span className={styles['saleName']}>
                  <bdi>{row.contactName ?? words('visits.nobody')}</bdi>
                </span>
                <span className={styles['matched']}>{title(row)}</span>
              </span>
              <span className={styles['amount']} data-corrected={row.corrected}>
                {row.lines > 0 && formats.money(row.total)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles['toDay']}>
        <TextButton href={DAY_PATH}>{words('counter.whole-day')}</TextButton>
        <Keycap label={words('counter.key.g')} silent />
        <Keycap label={words('counter.key.d')} silent />
      </p>
    </>
  )
}
