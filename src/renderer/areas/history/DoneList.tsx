// The steps of everybody, newest first, in pages; each opens to what changed and can be taken back or done again.
import { Select } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { RecordRef } from '../../../shared/contract/history.ts'
import { q } from '../../api/queries.ts'
import { useNow } from '../../app/clock.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { useUndo } from '../../app/undo/use-undo.ts'
import { capital } from '../../components/capital.ts'
import { classes } from '../../components/classes.ts'
import { BookOfRegulars } from '../../components/drawings/BookOfRegulars.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Failed } from '../../components/Failed.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { Changes } from './Changes.tsx'
import styles from './HistoryPage.module.css'
import { HISTORY_PATH } from './paths.ts'
import { byDay, sayDone, type Done } from './say-done.ts'

const PAGE = 60

/** `about`: only what was done to one record. */
export function DoneList({ about }: { readonly about: RecordRef | null }) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const today = formats.dayOf(useNow())
  const [user, setUser] = useState<string | null>(null)
  const people = useQuery(q.users.list.queryOptions({ input: { archived: true } }))
  const list = useInfiniteQuery(
    q.history.list.infiniteOptions({
      input: (before: number | undefined) => ({
        limit: PAGE,
        ...(before === undefined ? {} : { before }),
        ...(user === null ? {} : { user }),
        ...(about === null ? {} : { about }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => (page.more ? page.rows.at(-1)?.command : undefined),
    }),
  )
  const names = (people.data ?? []).map(({ name }) => name)
  if (list.data === undefined)
    return list.error === null ? (
      <Skeleton rows={8} />
    ) : (
      <Failed level={2} said={say(list.error)} onAct={() => void list.refetch()} />
    )
  const rows = list.data.pages.flatMap((page) => page.rows)
  const dayWords = (day: number) =>
    today - day < 2
      ? `${capital(formats.relativeDays(day - today))}, ${formats.dayOfWeek(day)}`
      : formats.dayOfWeek(day)
  return (
    <>
      {about !== null && <OnlyAbout about={about} name={list.data.pages[0]?.name ?? null} />}
      {names.length > 1 && (
        <Select
          aria-label={words('history.by')}
          data={[{ value: '', label: words('history.by-all') }, ...names.map((name) => ({ value: name, label: name }))]}
          value={user ?? ''}
          onChange={(name) => setUser(name === '' ? null : name)}
          w={220}
          mb={16}
        />
      )}
      {rows.length === 0 && (
        <EmptyState
          level={2}
          drawing={<BookOfRegulars />}
          title={words(about === null ? 'history.empty-title' : 'history.empty-of-title')}
          sentence={words(about === null ? 'history.empty' : 'history.empty-of')}
        />
      )}
      {byDay(rows, formats.dayOf).map(({ day, rows: ofDay }) => (
        <section key={day} className={styles['day']}>
          <SectionHeading>{dayWords(day)}</SectionHeading>
          <ul>
            {ofDay.map((done) => (
              <DoneLine key={done.command} done={done} />
            ))}
          </ul>
        </section>
      ))}
      {list.hasNextPage && (
        <div className={styles['more']}>
          <TextButton onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
            {words('history.more')}
          </TextButton>
        </div>
      )}
    </>
  )
}

interface OnlyAboutProps {
  readonly about: RecordRef
  /** What it is called now. */
  readonly name: string | null
}

function OnlyAbout({ about: { what, id }, name }: OnlyAboutProps) {
  const words = useWords()
  const setting = what === 'setting' ? words.find(`field.setting.${id}`) : undefined
  return (
    <p className={styles['tabs']}>
      <strong>
        <bdi>
          {name === null && setting === undefined
            ? words(`history.of.${what}`)
            : words('history.of-named', { what: words(`history.of.${what}`), name: name ?? setting ?? '' })}
        </bdi>
      </strong>
      <TextButton href={HISTORY_PATH}>{words('history.of-all')}</TextButton>
    </p>
  )
}

function DoneLine({ done }: { readonly done: Done }) {
  const words = useWords()
  const formats = useFormats()
  const { undo, redo } = useUndo()
  const mayUndo = useMay('staff')
  const id = useId()
  const [open, setOpen] = useState(false)
  const said = sayDone(done, { words, formats })
  const undone = done.state === 'undone'
  return (
    <li className={styles['entry']}>
      <div className={styles['line']}>
        <time className={styles['time']} dateTime={new Date(done.at).toISOString()}>
          {formats.time(done.at)}
        </time>
        <button
          type="button"
          className={styles['what']}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <IconChevronRight size={16} stroke={1.6} aria-hidden="true" />
          <span className={classes(undone && styles['undone'])}>{said}</span>
          {undone && <span className={styles['who']}>{words('history.undone')}</span>}
        </button>
        <span className={styles['who']}>
          {done.user === '' ? words('history.nobody') : done.user}
          {!done.here && ` · ${words('history.machine', { number: done.machine })}`}
        </span>
        {mayUndo && done.kind !== 'book.create' && (
          <TextButton
            onClick={() => void (undone ? redo(done.command) : undo(done.command))}
            label={`${undone ? words('history.redo') : words('history.undo')}: ${said}`}
          >
            {undone ? words('history.redo') : words('history.undo')}
          </TextButton>
        )}
      </div>
      <div id={id} hidden={!open}>
        {open && <Changes command={done.command} />}
      </div>
    </li>
  )
}
