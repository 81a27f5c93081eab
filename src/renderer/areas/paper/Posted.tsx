// That the letters are in the post: asked once more, because nobody can take it back.
import { Button } from '@mantine/core'
import { IconMailForward } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { steps } from '../../app/undo/steps.ts'
import { useToday } from '../contacts/use-today.ts'
import { LeftOut } from './LeftOut.tsx'
import styles from './paper.module.css'

interface PostedProps {
  readonly campaignId: number
  /** What is on the paper that is shown; null until it is known. */
  readonly sends: readonly number[] | null
}

export function Posted({ campaignId, sends }: PostedProps) {
  const words = useWords()
  const formats = useFormats()
  const today = useToday()
  const client = useQueryClient()
  const may = useMay('staff')
  const [asking, setAsking] = useState(false)
  const pile = useQuery(q.paper.pile.queryOptions({ input: { campaignId } }))
  const posted = useMutation({
    ...q.paper.posted.mutationOptions(),
    meta: { done: false },
    onSuccess: ({ people }) => {
      setAsking(false)
      steps.say({ tone: 'done', words: words('paper.posted-done', { count: people }) })
    },
    onSettled: () => client.invalidateQueries({ queryKey: q.paper.key() }),
  })
  const { due = 0, gone = 0, days = [] } = pile.data ?? {}
  const next = days.find(({ day }) => day > today)
  const count = sends?.length ?? 0
  return (
    <div className={styles['posted']}>
      {pile.data !== undefined && <p>{words('paper.pile', { due, gone })}</p>}
      {next !== undefined && (
        <p className={styles['quiet']}>
          {words('paper.pile-next', { day: formats.dayShort(next.day), count: next.letters })}
        </p>
      )}
      {may && due > 0 && !asking && (
        <Button
          disabled={count === 0}
          leftSection={<IconMailForward size={18} stroke={1.6} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {words('paper.posted')}
        </Button>
      )}
      {asking && (
        <div role="group" aria-label={words('paper.posted')} className={styles['asking']}>
          <p>{words('paper.posted-sure', { count })}</p>
          <div className={styles['buttons']}>
            <Button
              variant="filled"
              autoFocus
              loading={posted.isPending}
              onClick={() => posted.mutate({ campaignId, sends: [...(sends ?? [])] })}
            >
              {words('paper.posted-yes')}
            </Button>
            <Button variant="subtle" onClick={() => setAsking(false)}>
              {words('paper.posted-no')}
            </Button>
          </div>
        </div>
      )}
      {posted.data !== undefined && posted.data.left.length > 0 && (
        <>
          <p role="alert">{words('paper.take-out')}</p>
          <LeftOut people={posted.data.left} />
        </>
      )}
    </div>
  )
}
