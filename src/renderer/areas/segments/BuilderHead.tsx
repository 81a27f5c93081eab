// Which segment is being written, with what can be done with it as a whole.
import { useMutation } from '@tanstack/react-query'
import { IconArchive, IconArchiveOff, IconChartBar, IconChevronRight, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Segment } from '../../../shared/contract/segments.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { HistoryLink } from '../history/HistoryLink.tsx'
import styles from './builder.module.css'
import { resultsPath, SEGMENTS_PATH } from './paths.ts'
import { SaveSheet } from './SaveSheet.tsx'

const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

interface BuilderHeadProps {
  readonly segment: Segment | null
  /** What a new one may be called. */
  readonly name: string
}

export function BuilderHead({ segment, name }: BuilderHeadProps) {
  const words = useWords()
  const may = useMay('staff')
  const [naming, setNaming] = useState(false)
  const shown = segment?.name ?? (name === '' ? words('segments.new') : name)
  return (
    <header className={styles['header']}>
      <p className={styles['crumb']}>
        <Link href={SEGMENTS_PATH} className={styles['quiet']}>
          {words('app.segments')}
        </Link>
        <IconChevronRight {...icon} className={styles['away']} />
      </p>
      <h1 className={styles['name']}>
        <bdi>{shown}</bdi>
      </h1>
      {segment !== null && (
        <p className={styles['actions']}>
          <TextButton href={resultsPath(segment.id)} icon={<IconChartBar {...icon} />}>
            {words('segments.results')}
          </TextButton>
          {may && (
            <TextButton icon={<IconPencil {...icon} />} onClick={() => setNaming(true)}>
              {words('segments.change')}
            </TextButton>
          )}
          {may && <Archive segment={segment} />}
          <HistoryLink about={{ what: 'segment', id: segment.id }} />
        </p>
      )}
      {segment !== null && segment.note !== '' && (
        <p className={styles['note']} dir="auto">
          {segment.note}
        </p>
      )}
      {naming && segment !== null && (
        <SaveSheet
          rule={segment.rule}
          segment={segment}
          name={segment.name}
          onClose={() => setNaming(false)}
          onDone={() => setNaming(false)}
        />
      )}
    </header>
  )
}

function Archive({ segment }: { readonly segment: Segment }) {
  const words = useWords()
  const say = useSaid()
  const { id, name, archived } = segment
  const archive = useMutation(
    q.segments.archive.mutationOptions({
      meta: { done: words(archived ? 'segments.taken-back' : 'segments.put-aside', { name }) },
    }),
  )
  return (
    <>
      <TextButton
        tone="quiet"
        icon={archived ? <IconArchiveOff {...icon} /> : <IconArchive {...icon} />}
        disabled={archive.isPending}
        onClick={() => archive.mutate({ id, archived: !archived })}
      >
        {words(archived ? 'segments.take-back' : 'segments.aside')}
      </TextButton>
      {archive.error !== null && <FailedLine said={say(archive.error)} />}
    </>
  )
}
