// That the letters of a campaign are in the post; can be taken back.
import { Button } from '@mantine/core'
import { IconMailForward } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
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
  const pile = useQuery(q.paper.pile.queryOptions({ input: { campaignId } }))
  const posted = useMutation({
    ...q.paper.posted.mutationOptions(),
    meta: {
      done: (answer) => words('paper.posted-done', { count: (answer as { readonly people: number }).people }), // as the contract has it
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
      {may && due > 0 && (
        <Button
          disabled={count === 0}
          loading={posted.isPending}
          leftSection={<IconMailForward size={18} stroke={1.6} aria-hidden />}
          onClick={() => posted.mutate({ campaignId, sends: [...(sends ?? [])] })}
        >
          {words('paper.posted')}
        </Button>
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
