// Two or more whom somebody chose, side by side.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { MergePreview } from '../../../shared/contract/duplicates.ts'
import { hasCode } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { useUndo } from '../../app/undo/use-undo.ts'
import { Failed } from '../../components/Failed.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { contactPath, CONTACTS_PATH } from '../contacts/paths.ts'
import { Comparison } from './Comparison.tsx'
import styles from './duplicates.module.css'
import { CompareKeys } from './CompareKeys.tsx'
import { inputOf, mergingOf } from './merging.ts'
import { QuestionHead } from './QuestionHead.tsx'
import { useDecisionKeys } from './use-decision-keys.ts'
import { useDecisions, useMerging } from './use-merging.ts'
import { BackTo, WithWhom } from './WithWhom.tsx'

export function ChosenPage({ ids }: { readonly ids: readonly number[] }) {
  const words = useWords()
  const [only] = ids
  if (only === undefined)
    return (
      <div className={styles['alone']}>
        <h1>{words('duplicates.with.none')}</h1>
        <p>
          <TextButton href={CONTACTS_PATH}>{words('duplicates.none.action')}</TextButton>
        </p>
      </div>
    )
  return ids.length === 1 ? <WithWhom id={only} /> : <Chosen ids={ids} />
}

function Chosen({ ids }: { readonly ids: readonly number[] }) {
  const say = useSaid()
  const words = useWords()
  const [, navigate] = useLocation()
  // Who they are is asked once: after they are one, nobody of that group is left to be shown.
  const asked = useQuery(q.duplicates.preview.queryOptions({ input: inputOf(mergingOf(ids)) }))
  const [first, setFirst] = useState<MergePreview | null>(null)
  if (first === null && asked.data !== undefined) setFirst(asked.data)
  if (first !== null) return <Deciding ids={ids} first={first} />
  const gone = hasCode(asked.error, 'NOT_FOUND')
  const said = say(asked.error)
  return (
    <div className={styles['alone']}>
      {asked.error === null ? (
        <Skeleton rows={10} />
      ) : gone ? (
        <Failed
          said={{ ...said, what: words('duplicates.with.gone'), button: words('duplicates.none.action') }}
          onAct={() => navigate(CONTACTS_PATH)}
        />
      ) : (
        <Failed said={said} onAct={() => void asked.refetch()} />
      )}
    </div>
  )
}

interface DecidingProps {
  readonly ids: readonly number[]
  readonly first: MergePreview
}

function Deciding({ ids, first }: DecidingProps) {
  const [, navigate] = useLocation()
  const page = useRef<HTMLDivElement>(null)
  const { people } = first
  const state = useMerging({ key: ids.join(), people: people.map(({ id }) => id), beginning: mergingOf(ids) })
  const found = useQuery(q.duplicates.groups.queryOptions({ input: { about: ids[0] ?? 0, limit: 1 } })).data
  const pairs = (found?.groups ?? [])
    .flatMap((group) => group.pairs)
    .filter(({ a, b }) => ids.includes(a) && ids.includes(b))
  const decisions = useDecisions()
  const { undoLast } = useUndo()
  const [failed, setFailed] = useState<unknown>(null)
  useEffect(() => page.current?.focus({ preventScroll: true }), [])
  const { merging, preview } = state
  const merge = () => {
    if (preview !== undefined)
      decisions.merge(merging, preview).then(({ id }) => navigate(contactPath(id), { replace: true }), setFailed)
  }
  const different = () => {
    decisions.notSame(people).then(() => navigate(contactPath(ids[0] ?? 0), { replace: true }), setFailed)
  }
  const back = () => navigate(contactPath(ids[0] ?? 0))
  const onKeyDownCapture = useDecisionKeys({ onMerge: merge, onTurn: state.turn, onToggle: state.toggle })
  useShortcuts({
    n: { where: 'list', run: different },
    z: { where: 'list', run: undoLast },
    escape: { where: 'list', run: back },
  })
  return (
    <div ref={page} className={styles['chosen']} data-letters="" tabIndex={-1} onKeyDownCapture={onKeyDownCapture}>
      <BackTo id={ids[0] ?? 0} />
      <QuestionHead
        people={people}
        meant={merging.ids.length}
        level={1}
        ready={preview !== undefined}
        onMerge={merge}
        onDifferent={different}
      />
      <Comparison
        people={people}
        pairs={pairs}
        merging={merging}
        onMerging={state.onMerging}
        preview={preview}
        error={failed ?? state.error}
      />
      <CompareKeys listed={false} people={people.length} />
    </div>
  )
}
