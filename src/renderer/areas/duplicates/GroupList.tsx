// The groups of people who may be one: who, why in a few words, and how sure that makes us.
import { IconCircleCheck } from '@tabler/icons-react'
import type { Ref } from 'react'
import type { DuplicateGroup } from '../../../shared/contract/duplicates.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import { VirtualList, type VirtualListHandle } from '../../components/VirtualList.tsx'
import styles from './duplicates.module.css'
import { sayShortly, surenessOf } from './reason-words.ts'

/** px: two lines */
const ROW = 60
/** Reasons that fit into a line. */
const REASONS = 2

interface GroupListProps {
  readonly groups: readonly DuplicateGroup[]
  /** All there are, also those that are not here yet. */
  readonly total: number
  readonly active: number
  readonly onActive: (index: number) => void
  /** A click. */
  readonly onPick: () => void
  readonly onRange: (first: number, last: number) => void
  readonly ref: Ref<VirtualListHandle>
}

export function GroupList({ groups, total, active, onActive, onPick, onRange, ref }: GroupListProps) {
  const words = useWords()
  return (
    <VirtualList
      ref={ref}
      className={styles['list']}
      label={words('duplicates.list')}
      total={total}
      rowAt={(index) => groups[index]}
      rowHeight={ROW}
      onRange={onRange}
      active={active}
      onActive={onActive}
      onPick={onPick}
      renderRow={(group) => <GroupLine group={group} />}
    />
  )
}

export function GroupLine({ group }: { readonly group: DuplicateGroup }) {
  const words = useWords()
  const formats = useFormats()
  const names = [...new Set(group.people.map(({ name }) => name))]
  const sureness = surenessOf(group)
  const [strongest] = group.pairs
  return (
    <span className={styles['line']}>
      <span className={styles['lineTop']}>
        <span className={styles['lineName']} dir="auto">
          {names.join(' · ')}
        </span>
        <span className={classes(styles['sureness'], sureness === 'sure' && styles['isSure'])}>
          {sureness === 'sure' && <IconCircleCheck size={14} stroke={1.6} aria-hidden />}
          {words(`duplicates.sureness.${sureness}`)}
        </span>
      </span>
      <span className={styles['lineWhy']}>
        {group.people.length > 2 && `${words('duplicates.records', { count: group.people.length })}; `}
        {strongest && sayShortly(strongest.reasons, REASONS, { words, formats })}
      </span>
    </span>
  )
}
