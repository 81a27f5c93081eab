// The composer: the words, beside them the message as a real customer reads it, beside that what is looked at before it goes.
import { useMemo, useState } from 'react'
import type { Campaign } from '../../../../shared/contract/campaigns.ts'
import { useMay } from '../../../app/session/here.tsx'
import { useWords } from '../../../app/language/speaking.tsx'
import { BackLink } from '../../../components/BackLink.tsx'
import { MESSAGES_PATH } from '../paths.ts'
import { mayChange, planOf } from '../plan.ts'
import { Begun, Checklist } from './Checklist.tsx'
import { ComingWeek } from './ComingWeek.tsx'
import styles from './composer.module.css'
import { Details } from './Details.tsx'
import { Head } from './Head.tsx'
import { Preview } from './Preview.tsx'
import { Running } from './Running.tsx'
import { useDraft } from './use-draft.ts'
import { useFrozenFaces, usePreflight } from './use-asked.ts'
import type { Speech } from './use-speech.ts'
import { WordsPane } from './WordsPane.tsx'

interface ComposerProps {
  readonly campaign: Campaign
  readonly speech: Speech
}

export function Composer({ campaign, speech }: ComposerProps) {
  const words = useWords()
  const { id, state } = campaign
  const server = useMemo(() => planOf(campaign), [campaign])
  const draft = useDraft(id, server)
  const mayWrite = useMay('staff')
  const { plan } = draft
  const isStanding = plan.schedule.when === 'yearly'
  const may = {
    name: mayWrite && mayChange(state, 'name', isStanding),
    words: mayWrite && mayChange(state, 'words', isStanding),
    audience: mayWrite && mayChange(state, 'audience', isStanding),
  }
  // Of one that was frozen nothing is chosen any more: its readers are those of its messages.
  const isOpen = state === 'draft' || (isStanding && (state === 'running' || state === 'paused'))
  const { answer, asking } = usePreflight(id, plan, isOpen)
  const frozen = useFrozenFaces(id, !isOpen)
  const [first = 'email'] = plan.channels
  const [shown, setShown] = useState(first)
  const [subjectB, setSubjectB] = useState(false)
  const channel = plan.channels.includes(shown) ? shown : first
  return (
    <div className={styles['page']}>
      <div className={styles['main']}>
        <BackLink href={MESSAGES_PATH}>{words('messages.title')}</BackLink>
        <Head draft={draft} speech={speech} may={may} />
        <Running campaign={campaign} />
        <WordsPane
          draft={draft}
          mayWrite={may.words}
          channel={channel}
          onChannel={setShown}
          counts={answer.data?.channels}
          subjectB={subjectB}
          onSubjectB={setSubjectB}
        />
        {isOpen && answer.data !== undefined && <ComingWeek plan={plan} days={answer.data.days} />}
        <Details draft={draft} may={may} campaign={campaign} />
      </div>
      <Preview
        id={id}
        plan={plan}
        channel={channel}
        subjectB={subjectB}
        faces={isOpen ? (answer.data?.faces ?? []) : frozen.faces}
        total={isOpen ? (answer.data?.recipients ?? 0) : frozen.total}
        known={isOpen ? answer.data !== undefined : frozen.known}
      />
      {isOpen ? (
        <Checklist campaign={campaign} draft={draft} answer={answer} asking={asking} />
      ) : (
        <Begun state={state} />
      )}
    </div>
  )
}
