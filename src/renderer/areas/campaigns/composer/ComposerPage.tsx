// One campaign: its plan is read, then written in the composer.
import { useQuery } from '@tanstack/react-query'
import { q } from '../../../api/queries.ts'
import { PageState } from '../../../app/states/PageState.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import styles from '../messages.module.css'
import { Composer } from './Composer.tsx'
import { useSpeech } from './use-speech.ts'

export function ComposerPage({ id }: { readonly id: number }) {
  const campaign = useQuery(q.campaigns.get.queryOptions({ input: { id } }))
  const speech = useSpeech()
  if (campaign.data !== undefined && speech !== undefined) return <Composer campaign={campaign.data} speech={speech} />
  return (
    <div className={styles['page']}>
      <PageState query={campaign} level={1} waiting={<Skeleton rows={10} />}>
        {() => <Skeleton rows={10} />}
      </PageState>
    </div>
  )
}
