// The people behind one number: who they are, with their share of it; kept as a list, taken out as a file, each opened.
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { IconListDetails } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { BesideSheet } from '../../components/BesideSheet.tsx'
import { FailedLine } from '../../components/Failed.tsx'
import { Monogram } from '../../components/Monogram.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { contactPath } from '../contacts/paths.ts'
import styles from './aside.module.css'
import type { Asking } from './asking.ts'
import { KeepAsList } from './KeepAsList.tsx'
import { TakeReport } from './TakeReport.tsx'
import { useLinkKeys } from './use-link-keys.ts'

interface PeopleAsideProps {
  readonly asking: Asking
  readonly people: string
  /** What number it is: "High, now lapsed". */
  readonly title: string
  /** Whoever has just opened the number goes on among its people; whoever comes back stays at the number. */
  readonly takesFocus: boolean
  readonly onClose: () => void
}

const AT_FIRST = 50
const MORE = 200

export function PeopleAside({ asking, people, title, takesFocus, onClose }: PeopleAsideProps) {
  const words = useWords()
  const formats = useFormats()
  const mayKeep = useMay('manager')
  const [keeping, setKeeping] = useState(false)
  const answer = usePeople(asking, people)
  const [first] = answer.data?.pages ?? []
  return (
    <BesideSheet title={title} count={first?.total ?? null} onClose={onClose}>
      {first && first.amount !== 0 && (
        <p className={styles['quiet']}>{words('analytics.behind.money', { money: formats.money(first.amount) })}</p>
      )}
      <Behind answer={answer} takesFocus={takesFocus} />
      {first !== undefined && first.total > 0 && (
        <div className={styles['foot']}>
          {mayKeep && (
            <Button
              variant="filled"
              leftSection={<IconListDetails size={16} stroke={1.6} aria-hidden />}
              onClick={() => setKeeping(true)}
            >
              {words('analytics.keep')}
            </Button>
          )}
          <TakeReport asking={asking} people={people} />
        </div>
      )}
      {keeping && <KeepAsList asking={asking} people={people} name={title} onClose={() => setKeeping(false)} />}
    </BesideSheet>
  )
}

function usePeople(asking: Asking, people: string) {
  return useInfiniteQuery(
    q.analytics.people.infiniteOptions({
      input: (from: number) => ({ request: asking, people, from, limit: from === 0 ? AT_FIRST : MORE }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const known = pages.reduce((sum, { rows }) => sum + rows.length, 0)
        return known < last.total && last.rows.length > 0 ? known : undefined
      },
    }),
  )
}

interface BehindProps {
  readonly answer: ReturnType<typeof usePeople>
  readonly takesFocus: boolean
}

function Behind({ answer, takesFocus }: BehindProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const keys = useLinkKeys()
  const list = useRef<HTMLUListElement>(null)
  const pages = answer.data?.pages
  const here = pages !== undefined
  useEffect(() => {
    if (here && takesFocus) list.current?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true })
  }, [here, takesFocus])
  if (pages === undefined) {
    if (answer.error === null) return <Skeleton rows={6} />
    return (
      <FailedLine
        said={say(answer.error)}
        action={<TextButton onClick={() => void answer.refetch()}>{words('stale.button')}</TextButton>}
      />
    )
  }
  const rows = pages.flatMap((page) => page.rows)
  const total = pages[0]?.total ?? 0
  return (
    <>
      {total === 0 && <p className={styles['quiet']}>{words('analytics.behind.nobody')}</p>}
      <ul ref={list} className={styles['people']} data-letters="" onKeyDown={keys}>
        {rows.map((person) => (
          <li key={person.id}>
            <Link href={contactPath(person.id)} className={styles['person']}>
              <Monogram initials={person.initials} />
              <span className={styles['name']} dir="auto">
                {person.name === '' ? person.number : person.name}
              </span>
              <span className={styles['amount']}>
                {person.amount === null
                  ? person.day === null
                    ? ''
                    : formats.dayShort(person.day)
                  : formats.money(person.amount)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {rows.length < total && (
        <p>
          <TextButton disabled={answer.isFetching} onClick={() => void answer.fetchNextPage()}>
            {words('analytics.more', { count: total - rows.length })}
          </TextButton>
        </p>
      )}
    </>
  )
}
