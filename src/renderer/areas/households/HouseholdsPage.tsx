// All households, and who may live together and is not one yet: made with one key, taken back with another.
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere, useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FirstCard } from '../../components/drawings/FirstCard.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { FailedLine } from '../../components/Failed.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { CONTACTS_PATH, contactPath } from '../contacts/paths.ts'
import { addressLines, type AddressParts } from '../../../shared/domain/address-lines.ts'
import styles from './households.module.css'

type Found = Awaited<ReturnType<typeof api.households.found>>
type All = Awaited<ReturnType<typeof api.households.list>>

const SHOWN = 100
/** Who may live together: as many at first, and when asked for more. */
const [FIRST, MOST] = [8, 100]
const PAUSE_MS = 120

export function HouseholdsPage() {
  const words = useWords()
  const may = useMay('staff')
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const all = useQuery({
    ...q.households.list.queryOptions({ input: { text, limit: SHOWN } }),
    placeholderData: keepPreviousData,
  })
  const [limit, setLimit] = useState(FIRST)
  const found = useQuery({
    ...q.households.found.queryOptions({ input: { limit } }),
    enabled: may,
    placeholderData: keepPreviousData,
  })
  return (
    <div className={styles['page']}>
      <PageState query={all} level={1} waiting={<Skeleton rows={8} />}>
        {(answer) =>
          answer.total === 0 && text === '' && (!may || found.data?.rows.length === 0) ? (
            <None />
          ) : (
            <>
              <header>
                <h1>{words('households.page')}</h1>
                <p className={styles['second']}>{words('households.lead')}</p>
              </header>
              {found.data !== undefined && found.data.rows.length > 0 && (
                <Together found={found.data} onMore={() => setLimit(MOST)} />
              )}
              {(answer.total > 0 || text !== '') && <Every all={answer} typed={typed} onType={setTyped} />}
            </>
          )
        }
      </PageState>
    </div>
  )
}

function None() {
  const words = useWords()
  const [, navigate] = useLocation()
  return (
    <EmptyState
      drawing={<FirstCard />}
      title={words('households.empty.title')}
      sentence={words('households.empty.text')}
      button={{ words: words('households.empty.action'), onClick: () => navigate(CONTACTS_PATH) }}
    />
  )
}

interface TogetherProps {
  readonly found: Found
  readonly onMore: () => void
}

function Together({ found, onMore }: TogetherProps) {
  const words = useWords()
  const placeOf = usePlaceLine()
  const section = useRef<HTMLElement>(null)
  const done = useRef<number | null>(null)
  const formats = useFormats()
  const say = useSaid()
  const [, navigate] = useLocation()
  const create = useMutation(
    q.households.create.mutationOptions({
      meta: { done: (_, input) => words('households.made', { name: (input as { readonly name: string }).name }) }, // as given below
    }),
  )
  const join = useMutation(q.households.join.mutationOptions({ meta: { done: words('households.joined-all') } }))
  const busy = create.isPending || join.isPending
  // The row that was done is gone; the next one has the focus, so that Enter goes through them all.
  useEffect(() => {
    if (done.current === null) return
    const rows = section.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []
    rows[Math.min(done.current, rows.length - 1)]?.focus()
    done.current = null
  }, [found])
  const failed = create.error ?? join.error
  const make = ({ people, families, household }: Found['rows'][number], at: number) => {
    if (busy) return
    done.current = at
    const contactIds = people.map(({ id }) => id)
    const name =
      families.length === 0 ? (people[0]?.name ?? '') : words('households.family', { names: formats.list(families) })
    if (household !== null) join.mutate({ id: household.id, contactIds })
    else create.mutate({ contactIds, name })
  }
  return (
    <section ref={section}>
      <SectionHeading>{words('households.found')}</SectionHeading>
      <p className={styles['hint']}>{words('households.found-hint')}</p>
      {failed !== null && <FailedLine said={say(failed)} />}
      <Rows label={words('households.found')}>
        {found.rows.map((row, at) => (
          <Row
            key={row.people.map(({ id }) => id).join(' ')}
            title={formats.list(row.people.map(({ name }) => name))}
            titleFace="words"
            sentence={placeOf(row)}
            onEnter={() => make(row, at)}
            action={
              <span className={styles['buttons']}>
                <TextButton tone="quiet" onClick={() => navigate(contactPath(row.people[0]?.id ?? 0))}>
                  {words('households.look')}
                </TextButton>
                <TextButton
                  disabled={busy}
                  label={words('households.together-all', { names: formats.list(row.people.map(({ name }) => name)) })}
                  onClick={() => make(row, at)}
                >
                  {words('households.together')}
                </TextButton>
              </span>
            }
          />
        ))}
      </Rows>
      {found.more && <TextButton onClick={onMore}>{words('households.found-more')}</TextButton>}
    </section>
  )
}

/** Where they live, in one line. */
function usePlaceLine(): (place: AddressParts) => string {
  const formats = useFormats()
  const { shop } = useHere()
  return (place) =>
    place.country === '' ? '' : addressLines(place, { home: shop.country, country: formats.country }).join(', ')
}

interface EveryProps {
  readonly all: All
  readonly typed: string
  readonly onType: (typed: string) => void
}

function Every({ all, typed, onType }: EveryProps) {
  const words = useWords()
  const placeOf = usePlaceLine()
  const [, navigate] = useLocation()
  return (
    <section className={styles['every']}>
      <SectionHeading>{words('households.all', { count: all.total })}</SectionHeading>
      <TextInput
        aria-label={words('households.search')}
        placeholder={words('households.search')}
        maxLength={200}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      {all.total === 0 && <p className={styles['hint']}>{words('households.search-none')}</p>}
      <Rows label={words('households.page')}>
        {all.rows.map((row) => (
          <Row
            key={row.id}
            title={row.name}
            sentence={placeOf(row)}
            figures={words('households.count', { count: row.count })}
            onEnter={() => navigate(contactPath(row.memberId))}
            action={
              <TextButton
                label={words('households.look-label', { name: row.name })}
                onClick={() => navigate(contactPath(row.memberId))}
              >
                {words('households.look')}
              </TextButton>
            }
          />
        ))}
      </Rows>
      {all.total > all.rows.length && (
        <p className={styles['hint']}>{words('households.all-more', { count: all.total - all.rows.length })}</p>
      )}
    </section>
  )
}
