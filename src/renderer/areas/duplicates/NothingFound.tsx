// No group to look at: never looked, looking just now, or everybody stands in the book once.
import { Progress } from '@mantine/core'
import { IconUsers, IconZoomCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useLayoutEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { q } from '../../api/queries.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useMoment } from '../../app/language/use-moment.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useUndo } from '../../app/undo/use-undo.ts'
import { BookOfRegulars } from '../../components/drawings/BookOfRegulars.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { CONTACTS_PATH } from '../contacts/paths.ts'
import styles from './duplicates.module.css'
import { SureLine } from './SureLine.tsx'
import type { Groups } from './use-groups.ts'
import type { SureWork } from './use-sure-work.ts'

interface NothingFoundProps {
  readonly scan: NonNullable<Groups['answer']>['scan']
  readonly work: SureWork
}

const icon = { size: 18, stroke: 1.6, 'aria-hidden': true } as const

export function NothingFound({ scan, work }: NothingFoundProps) {
  const place = useRef<HTMLDivElement>(null)
  const { undoLast } = useUndo()
  // The list that had the focus is gone with its last group, and the keys shall go on acting.
  useLayoutEffect(() => {
    const active = document.activeElement
    if (active === null || active === document.body) place.current?.focus({ preventScroll: true })
  }, [])
  useShortcuts({ z: { where: 'list', run: undoLast } })
  return (
    <div ref={place} className={styles['nothing']} tabIndex={-1} data-letters="">
      <SureLine {...work} />
      {scan.state === 'running' ? <Scanning scan={scan} /> : <Nothing scan={scan} />}
    </div>
  )
}

function Nothing({ scan }: Pick<NothingFoundProps, 'scan'>) {
  const words = useWords()
  const moment = useMoment()
  const [, navigate] = useLocation()
  const look = useMutation(q.duplicates.look.mutationOptions())
  const again = () => look.mutate({})
  if (scan.state === 'never')
    return (
      <EmptyState
        drawing={<BookOfRegulars />}
        title={words('duplicates.never.title')}
        sentence={words('duplicates.never.text')}
        button={{ words: words('duplicates.never.action'), icon: <IconZoomCheck {...icon} />, onClick: again }}
      />
    )
  return (
    <EmptyState
      drawing={<BookOfRegulars />}
      title={words('duplicates.none.title')}
      sentence={
        <>
          {words('duplicates.none.text')} {scan.at !== null && words('duplicates.looked', { when: moment(scan.at) })}
        </>
      }
      button={{
        words: words('duplicates.none.action'),
        icon: <IconUsers {...icon} />,
        onClick: () => navigate(CONTACTS_PATH),
      }}
      quiet={<TextButton onClick={again}>{words('duplicates.look')}</TextButton>}
    />
  )
}

function Scanning({ scan }: Pick<NothingFoundProps, 'scan'>) {
  const words = useWords()
  const formats = useFormats()
  const said = words('duplicates.scanning', { done: formats.number(scan.done), of: formats.number(scan.of) })
  return (
    <EmptyState
      drawing={<BookOfRegulars />}
      title={words('duplicates.scanning.title')}
      sentence={words('duplicates.scanning.text')}
      quiet={
        scan.of > 0 && (
          <span className={styles['scanning']}>
            <Progress value={(100 * scan.done) / scan.of} size="sm" aria-label={said} />
            {said}
          </span>
        )
      }
    />
  )
}
