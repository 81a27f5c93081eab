// The words behind the numbers, newest first, each leading to its customer.
import { IconUserQuestion } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Interaction } from '../../../shared/contract/interactions.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { Unseen } from '../../components/Unseen.tsx'
import { contactPath } from '../contacts/paths.ts'
import { EntryIcon } from '../contacts/profile/EntryIcon.tsx'
import { ToneChip, type Tone } from '../contacts/profile/ToneChip.tsx'
import { AttachDialogue } from './AttachDialogue.tsx'
import styles from './said.module.css'

const PAGE = 40

export interface SaidFilter {
  readonly tone: Tone | null
  /** Only what somebody still has to settle. */
  readonly open: boolean
  /** Only of whom nobody knows who they are. */
  readonly nobodys: boolean
}

interface SaidListProps {
  readonly filter: SaidFilter
  /** Shop days, inclusive. */
  readonly from: number
  readonly today: number
}

export function SaidList({ filter, from, today }: SaidListProps) {
  const words = useWords()
  const say = useSaid()
  const said = useInfiniteQuery(
    q.interactions.list.infiniteOptions({
      input: (before: number | undefined) => ({
        from,
        to: today,
        limit: PAGE,
        ...(filter.tone !== null && { tone: filter.tone }),
        ...(filter.open && { open: true }),
        ...(filter.nobodys && { nobodys: true }),
        ...(before !== undefined && { before }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ rows }) => (rows.length < PAGE ? undefined : rows.at(-1)?.at),
    }),
  )
  if (said.data === undefined)
    return said.error === null ? <Skeleton rows={6} /> : <FailedLine said={say(said.error)} />
  const rows = said.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) return <p className={styles['nothing']}>{words('profile.timeline.none')}</p>
  return (
    <>
      <Rows label={words('said.words')}>
        {rows.map((one) => (
          <SaidRow key={one.id} said={one} today={today} />
        ))}
      </Rows>
      {said.hasNextPage && (
        <p className={styles['after']}>
          <TextButton onClick={() => void said.fetchNextPage()}>{words('profile.earlier')}</TextButton>
        </p>
      )}
    </>
  )
}

function SaidRow({ said, today }: { readonly said: Interaction; readonly today: number }) {
  const words = useWords()
  const formats = useFormats()
  const [, navigate] = useLocation()
  const may = useMay('staff')
  const [attaching, setAttaching] = useState(false)
  const path = said.contactId === null ? null : contactPath(said.contactId)
  return (
    <Row
      lead={<EntryIcon kind={said.kind} />}
      title={
        path === null ? (
          <span className={styles['nobody']}>
            <IconUserQuestion size={16} stroke={1.6} aria-hidden />
            <span dir="auto">{said.caller ?? words('said.nobody')}</span>
            {said.caller !== null && <Unseen>{words('said.nobody')}</Unseen>}
          </span>
        ) : (
          <Link className={styles['person']} href={path} dir="auto">
            {said.contactName ?? words('said.nobody')}
          </Link>
        )
      }
      sentence={
        <span className={styles['sentence']} dir="auto" title={said.words}>
          {said.words === '' ? words(`said.kind.${said.kind}`) : said.words}
        </span>
      }
      figures={
        <span className={styles['figures']}>
          {said.tone !== null && <ToneChip tone={said.tone} />}
          {formats.relativeDays(said.day - today)}
          {path === null && may && <TextButton onClick={() => setAttaching(true)}>{words('said.whose')}</TextButton>}
          {attaching && (
            <AttachDialogue
              id={said.id}
              caller={said.caller}
              contactId={said.contactId}
              onClose={() => setAttaching(false)}
            />
          )}
        </span>
      }
      onEnter={() => {
        if (path !== null) navigate(path)
        else if (may) setAttaching(true)
      }}
    />
  )
}
