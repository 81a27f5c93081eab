// Reads the customer afresh before editing: changes are compared with what the form started from.
import { useQuery } from '@tanstack/react-query'
import { q } from '../../../api/queries.ts'
import { PageState } from '../../../app/states/PageState.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { ContactForm } from './ContactForm.tsx'
import styles from './form.module.css'

interface EditContactProps {
  readonly id: number
  readonly onDone: () => void
}

export function EditContact({ id, onDone }: EditContactProps) {
  const contact = useQuery(q.contacts.get.queryOptions({ input: { id } }))
  return (
    <PageState
      query={contact}
      level={1}
      waiting={
        <div className={styles['body']}>
          <Skeleton rows={8} rowHeight={64} />
        </div>
      }
    >
      {(answer) => <ContactForm contact={answer} onSaved={onDone} onLeave={onDone} />}
    </PageState>
  )
}
