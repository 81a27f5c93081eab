// The groups that were found beside the one that is looked at: one key decides, and the next is there at once.
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { DuplicateGroup } from '../../../shared/contract/duplicates.ts'
import { hasCode } from '../../api/errors.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'
import { useUndo } from '../../app/undo/use-undo.ts'
import { Failed } from '../../components/Failed.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import type { VirtualListHandle } from '../../components/VirtualList.tsx'
import { Comparison } from './Comparison.tsx'
import styles from './duplicates.module.css'
import { GroupList } from './GroupList.tsx'
import { CompareKeys } from './CompareKeys.tsx'
import { ListHead } from './ListHead.tsx'
import { mergingOfGroup } from './merging.ts'
import { NothingFound } from './NothingFound.tsx'
import { QuestionHead } from './QuestionHead.tsx'
import { keyOf } from './review.ts'
import { useDecisionKeys } from './use-decision-keys.ts'
import { useGroups, type Groups } from './use-groups.ts'
import { useDecisions, useMerging, usePreviewsAhead } from './use-merging.ts'
import { useSureWork } from './use-sure-work.ts'

export function ReviewPage() {
  const say = useSaid()
  const groups = useGroups()
  const work = useSureWork()
  const { answer, active } = groups
  const group = groups.groups[active]
  if (answer === undefined)
    return (
      <div className={styles['alone']}>
        {groups.error === null ? (
          <Skeleton rows={10} rowHeight={60} />
        ) : (
          <Failed said={say(groups.error)} onAct={groups.again} />
        )}
      </div>
    )
  if (group === undefined) return <NothingFound scan={answer.scan} work={work} />
  return <Reviewing groups={groups} answer={answer} group={group} work={work} />
}

interface ReviewingProps {
  readonly groups: Groups
  readonly answer: NonNullable<Groups['answer']>
  readonly group: DuplicateGroup
  readonly work: ReturnType<typeof useSureWork>
}

function Reviewing({ groups, answer, group, work }: ReviewingProps) {
  const words = useWords()
  const list = useRef<VirtualListHandle>(null)
  const wide = useMediaQuery('(min-width: 901px)', true, { getInitialValueInEffect: false })
  const [step, setStep] = useState<'list' | 'side'>('list')
  const key = keyOf(group)
  const { people, pairs } = group
  const state = useMerging({ key, people: people.map(({ id }) => id), beginning: mergingOfGroup(group) })
  usePreviewsAhead(groups.groups, groups.active)
  const problem = useProblem()
  const decisions = useDecisions()
  const { undoLast } = useUndo()
  const { merging, preview } = state
  const seen = wide || step === 'side'

  const toList = () => list.current?.focus()
  const move = (by: 1 | -1) => {
    const next = Math.min(groups.groups.length - 1, Math.max(0, groups.active + by))
    groups.onActive(next)
    list.current?.reveal(next)
  }
  const merge = () => {
    if (preview === undefined) return
    groups.act(() => decisions.merge(merging, preview), problem.tell)
    toList()
  }
  const different = () => {
    groups.act(() => decisions.notSame(people), problem.tell)
    toList()
  }
  const undo = () => void groups.settled().then(undoLast)
  const onKeyDownCapture = useDecisionKeys({
    onMerge: () => (seen ? merge() : setStep('side')),
    onTurn: state.turn,
    onToggle: state.toggle,
  })
  useShortcuts({
    j: { where: 'list', run: () => move(1) },
    k: { where: 'list', run: () => move(-1) },
    s: { where: 'list', run: () => move(1) },
    n: { where: 'list', run: () => seen && different() },
    z: { where: 'list', run: undo },
    'ctrl+z': { where: 'page', run: undo },
    escape: { where: 'list', run: () => (wide ? toList() : setStep('list')) },
  })
  return (
    <div className={styles['page']} data-step={step} data-letters="" onKeyDownCapture={onKeyDownCapture}>
      <section className={styles['pane']} aria-label={words('duplicates.list')}>
        <ListHead answer={answer} total={groups.total} groups={groups.groups} work={work} onAsked={toList} />
        <GroupList
          ref={list}
          groups={groups.groups}
          total={groups.total}
          active={groups.active}
          onActive={groups.onActive}
          onPick={() => setStep('side')}
          onRange={groups.onRange}
        />
      </section>
      <section className={styles['side']} aria-label={words('duplicates.compared')}>
        <p className={styles['back']}>
          <TextButton icon={<IconArrowLeft size={16} stroke={1.6} aria-hidden />} onClick={() => setStep('list')}>
            {words('duplicates.back')}
          </TextButton>
        </p>
        <QuestionHead
          people={people}
          meant={merging.ids.length}
          level={2}
          ready={preview !== undefined}
          onMerge={merge}
          onDifferent={different}
        />
        <Comparison
          key={key}
          people={people}
          pairs={pairs}
          merging={merging}
          onMerging={state.onMerging}
          preview={preview}
          error={problem.of(key) ?? state.error}
        />
        <CompareKeys listed people={people.length} />
      </section>
    </div>
  )
}

/** What could not be done, told at once and again when its group is looked at. */
function useProblem() {
  const words = useWords()
  const say = useSaid()
  const [problems, setProblems] = useState<ReadonlyMap<string, unknown>>(new Map())
  return {
    of: (key: string) => problems.get(key) ?? null,
    tell: (key: string, error: unknown) => {
      setProblems((before) => new Map([...before, [key, error]]))
      const said = say(error)
      const what = hasCode(error, 'CHANGED_MEANWHILE')
        ? words('duplicates.changed')
        : hasCode(error, 'NOT_FOUND')
          ? words('duplicates.gone')
          : `${said.what}. ${said.do}`
      steps.say({ words: what, tone: 'failed' })
    },
  }
}
