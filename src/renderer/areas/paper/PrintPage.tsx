// Letters, labels or cards: what stands on the paper as it will come out, whom it leaves out, and the buttons that make it.
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { BackLink } from '../../components/BackLink.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { MESSAGES_PATH, messagePath } from '../campaigns/paths.ts'
import { chosenPeople } from './chosen-people.ts'
import { PrintDesk } from './PrintDesk.tsx'
import styles from './paper.module.css'
import { useTemplateWords } from './use-template-words.ts'
import type { PaperFor, PaperKind } from './use-paper.ts'

export type PrintedFor = { readonly from: 'campaign' | 'list'; readonly id: number } | { readonly from: 'people' }

const KINDS: readonly PaperKind[] = ['letters', 'labels', 'cards']

export function PrintPage({ of }: { readonly of: PrintedFor }) {
  const words = useWords()
  const [kind, setKind] = useState<PaperKind>(
    of.from === 'campaign' ? 'letters' : of.from === 'list' ? 'labels' : 'cards',
  )
  const sheets = useQuery(q.paper.sheets.queryOptions({ input: {} }))
  const templates = useTemplateWords(of.from !== 'campaign' && kind !== 'labels')
  return (
    <>
      <header className={styles['head']}>
        <div>
          <BackLink href={of.from === 'campaign' ? messagePath(of.id) : MESSAGES_PATH}>
            {words(of.from === 'campaign' ? 'paper.to-campaign' : 'messages.title')}
          </BackLink>
          <h1>{words('paper.title')}</h1>
        </div>
        <SegmentedControl
          aria-label={words('paper.kind')}
          value={kind}
          onChange={(next) => setKind(next)}
          data={KINDS.map((one) => ({ value: one, label: words(`paper.kind.${one}`) }))}
        />
      </header>
      <PageState query={sheets} waiting={<Skeleton rows={10} />}>
        {(known) => (
          <PrintDesk
            key={kind}
            kind={kind}
            of={peopleOf(of)}
            sheets={known.sheets}
            canMakePdf={known.canMakePdf}
            shift={known.shift}
            templates={templates}
          />
        )}
      </PageState>
    </>
  )
}

function peopleOf(of: PrintedFor): PaperFor {
  if (of.from === 'campaign') return { campaignId: of.id }
  return of.from === 'list' ? { listId: of.id } : { contactIds: [...chosenPeople()] }
}
