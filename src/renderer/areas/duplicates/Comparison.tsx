// Everything about people who may be one: why we think so, side by side, what follows, and what somebody should look at first.
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { DuplicatePair, DuplicatePerson, MergePreview } from '../../../shared/contract/duplicates.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import styles from './compare.module.css'
import { CompareTable } from './CompareTable.tsx'
import { inputOf, mergingOf, type Merging } from './merging.ts'
import { Reasons } from './Reasons.tsx'

interface ComparisonProps {
  readonly people: readonly DuplicatePerson[]
  readonly pairs: readonly DuplicatePair[]
  readonly merging: Merging
  readonly onMerging: (merging: Merging) => void
  /** Undefined while it is not here, and while fewer than two are meant. */
  readonly preview: MergePreview | undefined
  readonly error: unknown
}

export function Comparison({ people, pairs, merging, onMerging, preview, error }: ComparisonProps) {
  const words = useWords()
  const say = useSaid()
  const everybody = useEverybody(people, merging)
  const shown = preview ?? everybody
  return (
    <div className={styles['body']}>
      <Reasons people={people} pairs={pairs} />
      {error !== null && <FailedLine said={say(error)} />}
      {merging.ids.length < 2 && <p className={styles['heed']}>{words('duplicates.one-ticked')}</p>}
      {shown !== undefined && preview !== undefined && <Heed preview={preview} />}
      {shown === undefined ? (
        error === null && <Skeleton rows={8} />
      ) : (
        <CompareTable
          people={people}
          merging={merging}
          onMerging={onMerging}
          preview={shown}
          everybody={everybody ?? shown}
        />
      )}
      {preview !== undefined && <Follows preview={preview} />}
    </div>
  )
}

/** What stands with those who are not meant is shown too: that is how one sees that they are not. */
function useEverybody(people: readonly DuplicatePerson[], merging: Merging): MergePreview | undefined {
  const input = inputOf(mergingOf(people.map(({ id }) => id)))
  const some = merging.ids.length < people.length
  return useQuery({ ...q.duplicates.preview.queryOptions({ input }), enabled: some }).data
}

function Heed({ preview }: { readonly preview: MergePreview }) {
  const words = useWords()
  return preview.heed.map((what) => (
    <p key={what} className={styles['heed']}>
      <IconAlertTriangle className={styles['heedIcon']} size={16} stroke={1.6} aria-hidden />
      {words(`duplicates.heed.${what}`)}
    </p>
  ))
}

function Follows({ preview }: { readonly preview: MergePreview }) {
  const words = useWords()
  const formats = useFormats()
  const parts = Object.entries(preview.follows)
    .filter(([, count]) => count > 0)
    .map(
      ([what, count]) =>
        words.find(`duplicates.follow.${what}`, { count }) ?? words('duplicates.follow.other', { count }),
    )
  const strict = preview.consents.some(({ each, after }) => each.some(({ state }) => state !== after))
  return (
    <p className={styles['follows']}>
      {parts.length === 0
        ? words('duplicates.follows-nothing')
        : words('duplicates.follows', { what: formats.list(parts), name: preview.result.name })}{' '}
      {strict && `${words('duplicates.consent-strict')} `}
      <span className={styles['quiet']}>{words('duplicates.undo-hint')}</span>
    </p>
  )
}
