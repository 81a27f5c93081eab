// Every row of the file with its fate: narrowed by fate or by reason, the chosen one told in full beside them.
import {
  IconAlertTriangle,
  IconCircleMinus,
  IconEqual,
  IconPencil,
  IconTools,
  IconUserPlus,
  type Icon,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { ExchangeKind, ImportReport } from '../../../shared/contract/exchange.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import { saveFile } from '../../components/save-file.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { useFieldWords, useValueWords } from './field-words.ts'
import styles from './import.module.css'
import {
  csvOf,
  FATES,
  narrowed,
  whyGroupsOf,
  type Change,
  type Entry,
  type Fate,
  type Narrowing,
  type WhyGroup,
} from './report-view.ts'

const ICONS: Readonly<Record<Fate, Icon>> = {
  look: IconAlertTriangle,
  skipped: IconCircleMinus,
  updated: IconPencil,
  mended: IconTools,
  new: IconUserPlus,
  same: IconEqual,
}

interface FateRowsProps {
  /** Null until they are read. */
  readonly entries: readonly Entry[] | null
  readonly report: ImportReport
  /** What the saved list is called. */
  readonly name: string
}

export function FateRows({ entries, ...props }: FateRowsProps) {
  if (entries === null || entries.length === 0) return null
  return <Rows {...props} entries={entries} />
}

interface RowsProps extends FateRowsProps {
  readonly entries: readonly Entry[]
}

function Rows({ entries, report, name }: RowsProps) {
  const words = useWords()
  const formats = useFormats()
  const [narrowing, setNarrowing] = useState<Narrowing>({ fate: null, why: null })
  const [active, setActive] = useState(0)
  const shown = narrowed(entries, narrowing)
  const narrow = (change: Partial<Narrowing>) => {
    setNarrowing({ ...narrowing, ...change })
    setActive(0)
  }
  const save = useSaveList(entries, report.kind)
  const current = shown[active]
  const named = entries.some(({ name: who }) => who !== '')
  return (
    <div className={styles['columns']}>
      <section className={styles['main']}>
        <SectionHeading
          count={formats.number(shown.length)}
          action={
            <TextButton onClick={() => save(words('import.list-name', { name: name.replace(/\.[^.]*$/, '') }))}>
              {words('import.list-download')}
            </TextButton>
          }
        >
          {words('import.rows-title')}
        </SectionHeading>
        <FateFilter entries={entries} chosen={narrowing.fate} onChoose={(fate) => narrow({ fate })} />
        <div className={styles['rowsHead']} aria-hidden="true" data-named={named || undefined}>
          <span>{words('import.list.row')}</span>
          <span>{words('import.list.fate')}</span>
          {named && <span>{words('import.list.name')}</span>}
          <span>{words('import.list.why')}</span>
        </div>
        <div className={styles['rows']} style={{ blockSize: shown.length * 40 + 2 }}>
          <VirtualList
            label={words('import.rows-title')}
            total={shown.length}
            rowAt={(index) => shown[index]}
            active={active}
            onActive={setActive}
            renderRow={(entry) => <FateRow entry={entry} kind={report.kind} named={named} />}
          />
        </div>
      </section>
      <aside className={styles['aside']}>
        {current !== undefined && <Told entry={current} kind={report.kind} />}
        <WhyFilter entries={entries} chosen={narrowing.why} onChoose={(why) => narrow({ why })} />
      </aside>
    </div>
  )
}

interface FateFilterProps {
  readonly entries: readonly Entry[]
  readonly chosen: Fate | null
  readonly onChoose: (fate: Fate | null) => void
}

function FateFilter({ entries, chosen, onChoose }: FateFilterProps) {
  const words = useWords()
  const formats = useFormats()
  const counts = new Map<Fate, number>()
  for (const { fate } of entries) counts.set(fate, (counts.get(fate) ?? 0) + 1)
  const some = FATES.filter((fate) => counts.has(fate))
  if (some.length < 2) return null
  return (
    <div className={styles['fates']} role="group" aria-label={words('import.list.fate')}>
      {some.map((fate) => {
        const Shape = ICONS[fate]
        return (
          <button
            key={fate}
            type="button"
            className={styles['fateButton']}
            aria-pressed={chosen === fate}
            onClick={() => onChoose(chosen === fate ? null : fate)}
          >
            <Shape className={styles[`fate-${fate}`]} size={16} stroke={1.6} aria-hidden />
            {words(`import.fate.${fate}`)}{' '}
            <span className={styles['figure']}>{formats.number(counts.get(fate) ?? 0)}</span>
          </button>
        )
      })}
    </div>
  )
}

interface EntryProps {
  readonly entry: Entry
  readonly kind: ExchangeKind
}

function FateRow({ entry: { row, fate, name, whys, changes }, kind, named }: EntryProps & { readonly named: boolean }) {
  const words = useWords()
  const formats = useFormats()
  const fieldWords = useFieldWords(kind)
  const whyWords = useWhyWords()
  const valueWords = useValueWords()
  const Shape = ICONS[fate]
  const [change] = changes
  const [why] = whys
  const more = changes.length - 1
  return (
    <div className={styles['fateRow']} data-named={named || undefined}>
      <span className={styles['figure']}>{formats.number(row)}</span>
      <span className={styles['fate']}>
        <Shape className={styles[`fate-${fate}`]} size={18} stroke={1.6} aria-hidden />
        {words(`import.fate.${fate}`)}
      </span>
      {named && <bdi className={styles['who']}>{name}</bdi>}
      <span className={styles['says']}>
        {change !== undefined ? (
          <>
            {fieldWords(change.field)}: <ChangeWords change={change} />
            {more > 0 && ` ${words('import.changes-more', { count: more })}`}
          </>
        ) : (
          why !== undefined && (
            <>
              {whyWords(why.why)}{' '}
              {why.value !== null && <bdi className={styles['ink']}>{valueWords(why.field ?? '', why.value)}</bdi>}
            </>
          )
        )}
      </span>
    </div>
  )
}

/** Struck out and new, and said so to those who do not see it. */
function ChangeWords({ change }: { readonly change: Change }) {
  const words = useWords()
  const value = useValueWords()
  const old = value(change.field, change.old)
  return (
    <>
      <del className={styles['old']} aria-label={words('import.change-old', { old })}>
        {old}
      </del>{' '}
      <span aria-hidden="true" className={styles['arrow']}>
        →
      </span>{' '}
      <ins className={styles['new']}>{value(change.field, change.new)}</ins>
    </>
  )
}

/** One row in full. */
function Told({ entry: { row, fate, name, whys, changes }, kind }: EntryProps) {
  const words = useWords()
  const fieldWords = useFieldWords(kind)
  const whyWords = useWhyWords()
  const valueWords = useValueWords()
  const Shape = ICONS[fate]
  return (
    <section className={styles['told']} aria-live="polite" aria-label={words('import.row', { row })}>
      <p className={styles['toldHead']}>
        <Shape className={styles[`fate-${fate}`]} size={18} stroke={1.6} aria-hidden />
        <b>{words(`import.fate.${fate}`)}</b>
        <span className={styles['quiet']}>{words('import.row', { row })}</span>
      </p>
      {name !== '' && (
        <p className={styles['toldName']} dir="auto">
          {name}
        </p>
      )}
      {changes.length > 0 && (
        <dl className={styles['changes']}>
          {changes.map((change, at) => (
            <div key={at}>
              <dt>{fieldWords(change.field)}</dt>
              <dd dir="auto">
                <ChangeWords change={change} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {whys.map(({ why, field, value }, at) => (
        <p key={at}>
          {whyWords(why)}
          {value !== null && (
            <span className={styles['toldValue']}>
              {field !== null && `${fieldWords(field)}: `}
              <bdi>{valueWords(field ?? '', value)}</bdi>
            </span>
          )}
        </p>
      ))}
      {whys.length === 0 && changes.length === 0 && <p className={styles['quiet']}>{words('import.as-it-is')}</p>}
    </section>
  )
}

interface WhyFilterProps {
  readonly entries: readonly Entry[]
  readonly chosen: string | null
  readonly onChoose: (why: string | null) => void
}

function WhyFilter({ entries, chosen, onChoose }: WhyFilterProps) {
  const words = useWords()
  const formats = useFormats()
  const whyWords = useWhyWords()
  const groups = whyGroupsOf(entries)
  if (groups.length === 0) return null
  const line = ({ fate, why, count }: WhyGroup) => {
    const Shape = ICONS[fate]
    return (
      <li key={why}>
        <button
          type="button"
          className={styles['whyButton']}
          aria-pressed={chosen === why}
          onClick={() => onChoose(chosen === why ? null : why)}
        >
          <Shape className={classes(styles['whyIcon'], styles[`fate-${fate}`])} size={16} stroke={1.6} aria-hidden />
          <span className={styles['grow']}>{whyWords(why)}</span>
          <span className={styles['figure']}>{formats.number(count)}</span>
        </button>
      </li>
    )
  }
  return (
    <section>
      <SectionHeading ruled={false}>{words('import.reasons')}</SectionHeading>
      <ul>{groups.map(line)}</ul>
    </section>
  )
}

function useWhyWords(): (code: string) => string {
  const words = useWords()
  return (code) => words.find(`exchange.why.${code}`) ?? code
}

/** The list as a file that a spreadsheet opens, in the words of the screen: one line for each reason or change. */
function useSaveList(entries: readonly Entry[], kind: ExchangeKind): (name: string) => void {
  const words = useWords()
  const fieldWords = useFieldWords(kind)
  const whyWords = useWhyWords()
  return (name) => {
    const head = (['row', 'fate', 'name', 'why', 'field', 'value', 'old', 'new'] as const).map((one) =>
      words(`import.list.${one}`),
    )
    const lines = entries.flatMap(({ row, fate, name, whys, changes }) => {
      const begin = [row, words(`import.fate.${fate}`), name]
      const told = [
        ...whys.map(({ why, field, value }) => [
          ...begin,
          whyWords(why),
          field === null ? null : fieldWords(field),
          value,
          null,
          null,
        ]),
        ...changes.map((change) => [...begin, null, fieldWords(change.field), null, change.old, change.new]),
      ]
      return told.length > 0 ? told : [[...begin, null, null, null, null, null]]
    })
    saveFile(new Blob([csvOf([head, ...lines])], { type: 'text/csv;charset=utf-8' }), name)
  }
}
