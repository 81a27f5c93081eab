// Something comes back: choose the sale it was bought in; its lines come into the sale with a minus.
import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useToday } from '../contacts/use-today.ts'
import { useVisitTitle } from '../visits/visit-title.ts'
import styles from './dialogue.module.css'
import type { Till } from './use-till.ts'
import { bringingBack } from './visit-input.ts'

interface BringBackProps {
  readonly opened: boolean
  readonly till: Till
  readonly onClose: () => void
}

const SHOWN = 12

export function BringBack({ opened, till, onClose }: BringBackProps) {
  const words = useWords()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words('counter.bring-back')}
      size={640}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <p className={styles['lead']}>
        {words(till.sale.contactId === null ? 'counter.bring-back-any' : 'counter.bring-back-own')}
      </p>
      <SalesToChoose till={till} onClose={onClose} />
    </Modal>
  )
}

function SalesToChoose({ till, onClose }: Omit<BringBackProps, 'opened'>) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const today = useToday()
  const title = useVisitTitle()
  const { contactId } = till.sale
  const [error, setError] = useState<unknown>(null)
  const found = useQuery(
    q.visits.list.queryOptions({
      input: { kind: 'sale', limit: SHOWN * 2, ...(contactId !== null && { contactId }) },
    }),
  )
  const choose = async (id: number) => {
    try {
      const sale = await api.visits.get({ id })
      till.change((draft) => bringingBack(draft, sale))
      onClose()
    } catch (problem) {
      setError(problem)
    }
  }
  if (found.data === undefined)
    return found.error === null ? <Skeleton rows={6} /> : <FailedLine said={say(found.error)} />
  const rows = found.data.rows.filter(({ corrected }) => !corrected).slice(0, SHOWN)
  if (rows.length === 0) return <p>{words('counter.bring-back-none')}</p>
  return (
    <div data-autofocus tabIndex={-1}>
      {error !== null && <FailedLine said={say(error)} />}
      <Rows label={words('counter.sales')}>
        {rows.map((row) => (
          <Row
            key={row.id}
            titleFace="words"
            title={formats.relativeDays(row.day - today)}
            sentence={contactId === null && row.contactName !== null ? `${row.contactName}: ${title(row)}` : title(row)}
            figures={formats.money(row.total)}
            onEnter={() => void choose(row.id)}
            action={
              <button type="button" className={styles['choose']} onClick={() => void choose(row.id)}>
                {words('counter.choose')}
              </button>
            }
          />
        ))}
      </Rows>
    </div>
  )
}
