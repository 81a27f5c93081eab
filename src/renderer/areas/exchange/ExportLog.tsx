// What was taken out of the book, by whom and what for: for those who answer for it.
import { useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useMoment } from '../../app/language/use-moment.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import styles from './export.module.css'

const SHOWN = 50

export function ExportLog() {
  const words = useWords()
  const formats = useFormats()
  const moment = useMoment()
  const log = useQuery(q.exchange.exports.queryOptions({ input: {} }))
  const name = (key: string, code: string) => words.find(`${key}.${code}`) ?? code
  return (
    <PageState query={log}>
      {(exports) =>
        exports.length === 0 ? (
          <p>{words('export.log-none')}</p>
        ) : (
          <div className={styles['scrolls']} tabIndex={0} role="group" aria-label={words('export.log')}>
            <table className={styles['log']}>
              <thead>
                <tr>
                  {(['at', 'user', 'what', 'rows', 'lock', 'why'] as const).map((column) => (
                    <th key={column} scope="col">
                      {words(`export.log.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {exports.slice(0, SHOWN).map(({ at, user, what, format, rows, encrypted, why }, place) => (
                  <tr key={place}>
                    <td className={styles['figure']}>{moment(at)}</td>
                    <td>{user}</td>
                    <td>
                      {what === format
                        ? name('export.what', what)
                        : words('export.log.said', { what: name('export.what', what), format: format.toUpperCase() })}
                    </td>
                    <td className={styles['figure']}>{formats.number(rows)}</td>
                    <td>{words(encrypted ? 'export.log.locked' : 'export.log.open')}</td>
                    <td dir="auto">{why}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </PageState>
  )
}
