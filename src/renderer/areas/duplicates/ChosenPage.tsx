// Two or more whom somebody chose, side by side; of a single one the page asks first who the other is.
import { IconArrowLeft } from '@tabler/icons-react'
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
import { PageState } from '../../app/states/PageState.tsx'
import { Failed } from '../../components/Failed.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { PersonPicker } from '../contacts/form/PersonPicker.tsx'
import { contactPath, CONTACTS_PATH } from '../contacts/paths.ts'
import { Comparison } from './Comparison.tsx'
import styles from './duplicates.module.css'
import { KeyHints } from './KeyHints.tsx'
import { inputOf, mergingOf } from './merging.ts'
import { mergePath } from './paths.ts'
import { QuestionHead } from './QuestionHead.tsx'
import { useDecisionKeys } from './use-decision-keys.ts'
import { useDecisions, useMerging } from './use-merging.ts'

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

function WithWhom({ id }: { readonly id: number }) {
  const words = useWords()
  const [, navigate] = useLocation()
  const contact = useQuery(q.contacts.get.queryOptions({ input: { id } }))
  return (
    <div className={styles['alone']}>
      <PageState query={contact} level={1}>
        {({ name }) => (
          <>
            <BackTo id={id} />
            <h1>{words('duplicates.with.title', { name })}</h1>
            <p className={styles['quiet']}>{words('duplicates.with.text')}</p>
            <div className={styles['picker']}>
              <PersonPicker
                label={words('duplicates.with.label')}
                chosen={null}
                without={id}
                onChoose={(person) => {
                  if (person) navigate(mergePath([id, person.id]), { replace: true })
                }}
              />
            </div>
          </>
        )}
      </PageState>
    </div>
  )
}

function BackTo({ id }: { readonly id: number }) {
  const words = useWords()
  return (
    <p>
      <TextButton href={contactPath(id)} icon={<IconArrowLeft size={16} stroke={1.6} aria-hidden />}>
        {words('duplicates.with.back')}
      </TextButton>
    </p>
  )
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
  if (asked.error === null) return <Skeleton rows={10} />
  if (!hasCode(asked.error, 'NOT_FOUND')) return <Failed said={say(asked.error)} onAct={() => void asked.refetch()} />
  return (
    <Failed
      said={{ ...say(asked.error), what: words('duplicates.with.gone'), button: words('duplicates.none.action') }}
      onAct={() => navigate(CONTACTS_PATH)}
    />
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
      <KeyHints listed={false} people={people.length} />
    </div>
  )
}
