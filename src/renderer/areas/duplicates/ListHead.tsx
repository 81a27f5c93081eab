// Above the groups: how many there are, merging all that is sure at once, and whether the book is being looked through.
import { IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import type { DuplicateGroup } from '../../../shared/contract/duplicates.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './duplicates.module.css'
import { SureDialogue } from './SureDialogue.tsx'
import { SureLine } from './SureLine.tsx'
import type { Groups } from './use-groups.ts'
import type { SureWork } from './use-sure-work.ts'

interface ListHeadProps {
  readonly answer: NonNullable<Groups['answer']>
  readonly total: number
  readonly groups: readonly DuplicateGroup[]
  readonly work: SureWork
  /** After the dialogue, whose button may be gone. */
  readonly onAsked: () => void
}

export function ListHead({ answer: { scan, sure }, total, groups, work, onAsked }: ListHeadProps) {
  const words = useWords()
  const formats = useFormats()
  const mayAll = useMay('manager')
  const [asking, setAsking] = useState(false)
  const moving = work.back !== undefined || work.work?.state === 'running'
  return (
    <header className={styles['top']}>
      <h1>{words('duplicates.title')}</h1>
      <p className={styles['quiet']}>
        {scan.state === 'running' && scan.of > 0
          ? words('duplicates.scanning', { done: formats.number(scan.done), of: formats.number(scan.of) })
          : words('duplicates.groups', { count: total })}
      </p>
      {mayAll && sure > 1 && !moving && (
        <TextButton icon={<IconUsersGroup size={16} stroke={1.6} aria-hidden />} onClick={() => setAsking(true)}>
          {words('duplicates.sure-all', { count: sure })}
        </TextButton>
      )}
      {mayAll && <SureLine {...work} />}
      {asking && (
        <SureDialogue
          groups={groups}
          count={sure}
          onClose={() => {
            setAsking(false)
            onAsked()
          }}
          onGo={work.start}
        />
      )}
    </header>
  )
}
