// What a campaign came to: the finding in one sentence, its numbers with their people, the picture, the comparison, the money, the answers.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Campaign, Results } from '../../../../shared/contract/campaigns.ts'
import type { ResultGroup } from '../../../../shared/domain/results/words.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { PageState } from '../../../app/states/PageState.tsx'
import { Finding, FindingBody, FindingPage } from '../../../components/FindingPage.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { useLightOnPaper } from '../../../charts/ink.ts'
import { messagePath, RETURNS_PATH } from '../paths.ts'
import { Answers } from './Answers.tsx'
import { BehindAside } from './BehindAside.tsx'
import { Figures } from './Figures.tsx'
import { findingOf } from './finding.ts'
import { Money } from './Money.tsx'
import { Pictures } from './Pictures.tsx'
import styles from './results.module.css'
import { SubjectTest } from './SubjectTest.tsx'
import { Top } from './Top.tsx'
import { Uplift } from './Uplift.tsx'
import { Ways } from './Ways.tsx'

export function ResultsPage({ id }: { readonly id: number }) {
  const words = useWords()
  const campaign = useQuery(q.campaigns.get.queryOptions({ input: { id } }))
  const results = useQuery(q.campaigns.results.queryOptions({ input: { id } }))
  useLightOnPaper()
  return (
    <FindingPage>
      <Top
        trail={campaign.data === undefined ? [] : [{ href: messagePath(id), words: campaign.data.name }]}
        here={words('results.results')}
        links={[
          { href: messagePath(id), words: words('results.plan') },
          { href: RETURNS_PATH, words: words('results.all') },
        ]}
      />
      <PageState query={campaign} level={1} waiting={<Skeleton rows={12} />}>
        {(plan) => (
          <PageState query={results} level={1} waiting={<Skeleton rows={12} />}>
            {(told) => <Told campaign={plan} results={told} />}
          </PageState>
        )}
      </PageState>
    </FindingPage>
  )
}

interface ToldProps {
  readonly campaign: Campaign
  readonly results: Results
}

function Told({ campaign, results }: ToldProps) {
  const words = useWords()
  const formats = useFormats()
  const [looked, setLooked] = useState<ResultGroup | null>(null)
  const finding = findingOf(results, campaign.window, { words, formats })
  return (
    <>
      <Finding title={finding}>{words('results.definition', { window: campaign.window })}</Finding>
      <FindingBody
        beside={
          looked === null ? null : (
            <BehindAside
              key={looked}
              campaign={campaign.id}
              group={looked}
              onClose={() => {
                setLooked(null)
                document.querySelector<HTMLElement>(`[data-group="${looked}"]`)?.focus()
              }}
            />
          )
        }
      >
        <Figures results={results} looked={looked} onLook={setLooked} />
        <Pictures results={results} finding={finding} />
        <Uplift results={results} />
        <SubjectTest campaign={campaign} results={results} />
        <Ways results={results} />
        <Money campaign={campaign} results={results} />
        <Answers campaign={campaign} />
        <p className={`${styles['quiet'] ?? ''} ${styles['narrow'] ?? ''}`}>{words('results.opens')}</p>
      </FindingBody>
    </>
  )
}
