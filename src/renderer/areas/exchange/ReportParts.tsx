// Parts of what an import reports: the bar of its rows, what was made, and why rows were not simply taken.
import {
  IconChevronRight,
  IconCircleMinus,
  IconEqual,
  IconPencil,
  IconTools,
  IconUserPlus,
  type Icon,
} from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { ImportReport } from '../../../shared/contract/exchange.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import { saveFile } from '../../components/save-file.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { useFieldWords } from './field-words.ts'
import styles from './import.module.css'
import { csvOf, groupsOf, partsOf, rowsIn, type ReasonGroup } from './report-view.ts'

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
      </ul>
    </div>
  )
}

/** What stands in the book because of it. */
export function Made({ report }: ReportProps) {
  const words = useWords()
  const formats = useFormats()
  const { contacts, products, visits, lines, returns, total } = report.made
  const made = [
    contacts > 0 ? words('import.made.contacts', { count: contacts }) : null,
    products > 0 ? words('import.made.products', { count: products }) : null,
    visits > 0 ? words('import.made.visits', { count: visits, lines }) : null,
    returns > 0 ? words('import.made.returns', { count: returns }) : null,
  ].filter((part) => part !== null)
  if (made.length === 0) return null
  return (
    <p>
      {words(report.dryRun ? 'import.made.will' : 'import.made.did', { what: formats.list(made) })}
      {total !== 0 && ` ${words('import.made.total', { total: formats.money(total) })}`}
    </p>
  )
}

const FATES: Readonly<Record<ReasonGroup['fate'] | 'new' | 'same', Icon>> = {
  skipped: IconCircleMinus,
  mended: IconTools,
  updated: IconPencil,
  new: IconUserPlus,
  same: IconEqual,
}

export function Reasons({ report, name }: ReportProps & { readonly name: string }) {
  const words = useWords()
  const formats = useFormats()
  const fieldWords = useFieldWords(report.kind)
  const groups = groupsOf(report.reasons)
  if (groups.length === 0) return null
  const why = (code: string) => words.find(`exchange.why.${code}`) ?? code
  const download = () => {
    const head = ['row', 'fate', 'why', 'field', 'value'] as const
    const rows = report.reasons.map((one) => [
      one.row,
      words(`import.fate.${one.fate}`),
      why(one.why),
      one.field === null ? null : fieldWords(one.field),
      one.value,
    ])
    const text = csvOf([head.map((one) => words(`import.list.${one}`)), ...rows])
    const file = report.list ?? new Blob([text], { type: 'text/csv;charset=utf-8' })
    saveFile(file, words('import.list-name', { name: name.replace(/\.[^.]*$/, '') }))
  }
  return (
    <section>
      <SectionHeading
        action={<TextButton onClick={download}>{words('import.list-download')}</TextButton>}
        count={report.list === null ? formats.number(rowsIn(report.reasons)) : undefined}
      >
        {report.list === null
          ? words('import.reasons')
          : words('import.reasons-first', { count: report.reasons.length })}
      </SectionHeading>
      <ul>
        {groups.map((group) => (
          <Group key={`${group.fate}-${group.why}`} group={group} why={why(group.why)} kind={report.kind} />
        ))}
      </ul>
    </section>
  )
}

/** Enough to see what it is about; the whole list is a file. */
const ROWS_SHOWN = 50

interface GroupProps {
  readonly group: ReasonGroup
  readonly why: string
  readonly kind: ImportReport['kind']
}

function Group({ group, why, kind }: GroupProps) {
  const words = useWords()
  const formats = useFormats()
  const id = useId()
  const fieldWords = useFieldWords(kind)
  const [open, setOpen] = useState(false)
  const Shape = FATES[group.fate]
  return (
    <li className={styles['group']}>
      <button
        type="button"
        className={styles['groupRow']}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <IconChevronRight
          className={classes(styles['chevron'], open && styles['turned'])}
          size={16}
          stroke={1.6}
          aria-hidden
        />
        <Shape className={styles[`fate-${group.fate}`]} size={18} stroke={1.6} aria-hidden />
        <span className={styles['fate']}>{words(`import.fate.${group.fate}`)}</span>
        <span className={styles['grow']}>{why}</span>
        <span className={styles['figure']}>{words('import.rows', { count: rowsIn(group.reasons) })}</span>
      </button>
      <div id={id} hidden={!open} className={styles['groupRows']}>
        {open && (
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{words('import.list.row')}</th>
                <th scope="col">{words('import.list.field')}</th>
                <th scope="col">{words('import.list.value')}</th>
              </tr>
            </thead>
            <tbody>
              {group.reasons.slice(0, ROWS_SHOWN).map((one, at) => (
                <tr key={at}>
                  <td className={styles['rowNumber']}>{formats.number(one.row)}</td>
                  <td>{one.field === null ? '' : fieldWords(one.field)}</td>
                  <td className={styles['sampleCell']} dir="auto">
                    {one.value}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {group.reasons.length > ROWS_SHOWN && (
          <p className={styles['quiet']}>{words('import.rows-more', { count: group.reasons.length - ROWS_SHOWN })}</p>
        )}
      </div>
    </li>
  )
}
