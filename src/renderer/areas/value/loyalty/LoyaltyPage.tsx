// The page of loyalty: by what customers are ranked, the same customers under each way to do it, what each tier means, the scores and their
// groups, when somebody counts as overdue and lapsed, and what the next years are reckoned with.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type SubmitEvent } from 'react'
import { q } from '../../../api/queries.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { useMay } from '../../../app/session/here.tsx'
import { PageState } from '../../../app/states/PageState.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { HistoryLink } from '../../history/HistoryLink.tsx'
import { changedSettings, troubleOf } from './draft.ts'
import { Groups, Ladder } from './Groups.tsx'
import { LearnedLine } from './LearnedLine.tsx'
import type { Draft, LoyaltyPart } from './loyalty-part.ts'
import styles from './loyalty.module.css'
import { Models } from './Models.tsx'
import { Projection, Rhythm } from './RulesFields.tsx'
import { ScoreTable } from './ScoreTable.tsx'
import { TierTable } from './TierTable.tsx'
import { useFinding } from './use-finding.ts'

export function LoyaltyPage() {
  const known = useQuery(q.value.settings.queryOptions({ input: {} }))
  const loyalty = useQuery(q.value.loyalty.queryOptions({ input: {} }))
  return (
    <div className={styles['page']}>
      <PageState query={known} level={1} waiting={<Skeleton rows={8} />}>
        {(said) => (
          <PageState query={loyalty} level={1} waiting={<Skeleton rows={8} />}>
            {(answer) => <LoyaltyForm known={said} loyalty={answer} />}
          </PageState>
        )}
      </PageState>
    </div>
  )
}

interface Form {
  /** What is saved, as the draft began. */
  readonly from: Draft
  readonly draft: Draft
  /** Fields forget what was typed into them when another one begins. */
  readonly round: number
}

function LoyaltyForm({ known, loyalty }: Pick<LoyaltyPart, 'known' | 'loyalty'>) {
  const words = useWords()
  const say = useSaid()
  const queries = useQueryClient()
  const mayChange = useMay('manager')
  const finding = useFinding(loyalty)
  const title = useRef<HTMLHeadingElement>(null)
  const [{ from, draft, round }, setForm] = useState<Form>({ from: known.settings, draft: known.settings, round: 0 })
  // What was saved, here or elsewhere, is a new beginning for the fields.
  if (changedSettings(from, known.settings) !== null)
    setForm({ from: known.settings, draft: known.settings, round: round + 1 })
  const save = useMutation(
    q.value.saveSettings.mutationOptions({
      meta: { done: words('value.loyalty.saved') },
      // It is said to be saved when the page shows it so: undoing it then finds nothing half done.
      onSuccess: () => queries.invalidateQueries({ queryKey: q.value.settings.key() }),
    }),
  )
  const changed = changedSettings(known.settings, draft)
  const trouble = troubleOf(draft)
  const part: LoyaltyPart = {
    draft,
    change: (change) => setForm({ from, draft: { ...draft, ...change }, round }),
    mayChange,
    known,
    loyalty,
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    // The button goes with the change.
    if (changed !== null && trouble === null) save.mutate(changed, { onSuccess: () => title.current?.focus() })
  }
  const leave = () => {
    setForm({ from, draft: from, round: round + 1 })
    title.current?.focus()
  }
  return (
    <form onSubmit={submit} noValidate>
      <header className={styles['head']}>
        <div>
          <h1 ref={title} tabIndex={-1}>
            {finding}
          </h1>
          <p className={styles['lead']}>{words('value.loyalty.lead')}</p>
          <LearnedLine known={known} />
        </div>
      </header>
      <div key={round}>
        <Models {...part} />
        <TierTable {...part} />
        <ScoreTable {...part} />
        <Groups loyalty={loyalty} />
        <Ladder loyalty={loyalty} />
        <div className={styles['pair']}>
          <Rhythm {...part} />
          <Projection {...part} />
        </div>
      </div>
      <HistoryLink about={{ what: 'setting', id: 'value' }} />
      {changed !== null && (
        <div className={styles['foot']}>
          {save.error !== null && <FailedLine said={say(save.error)} />}
          <p role="status" className={trouble === null ? styles['unsaved'] : styles['trouble']}>
            {words(trouble === null ? 'value.loyalty.unsaved' : `value.loyalty.trouble.${trouble}`)}
          </p>
          <Button type="submit" variant="filled" loading={save.isPending} disabled={trouble !== null}>
            {words('value.loyalty.save')}
          </Button>
          <Button onClick={leave}>{words('value.loyalty.discard')}</Button>
        </div>
      )}
    </form>
  )
}
