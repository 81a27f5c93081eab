// That what was printed for people by hand is in the post, so that it stands in what happened with each of them; can be taken back.
import { Button } from '@mantine/core'
import { IconMailForward } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { CampaignPlan } from '../../../shared/contract/campaigns.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import styles from './paper.module.css'

interface ByHandProps {
  /** Who stands on the paper that is shown. */
  readonly contacts: readonly number[]
  /** Of letters and cards; null of labels. */
  readonly words: CampaignPlan['words'] | null
}

export function ByHand({ contacts, words: written }: ByHandProps) {
  const words = useWords()
  const say = useSaid()
  const may = useMay('staff')
  const note = useMutation(
    q.paper.byHand.mutationOptions({
      meta: {
        done: (answer) => words('paper.by-hand-done', { count: (answer as { readonly people: number }).people }), // as the contract has it
      },
    }),
  )
  if (!may) return null
  return (
    <div className={styles['posted']}>
      <Button
        loading={note.isPending}
        leftSection={<IconMailForward size={18} stroke={1.6} aria-hidden />}
        onClick={() => note.mutate({ contactIds: [...contacts], ...(written !== null && { words: written }) })}
      >
        {words('paper.posted')}
      </Button>
      <p className={styles['quiet']}>{words('paper.by-hand-help')}</p>
      {note.error !== null && <FailedLine said={say(note.error)} />}
    </div>
  )
}
