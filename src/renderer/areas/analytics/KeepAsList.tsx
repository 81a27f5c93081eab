// The people behind a number kept as a list by hand, under a name; one step that can be taken back.
import { Button, Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { hasCode } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import styles from './form.module.css'
import type { Asking } from './asking.ts'

interface KeepAsListProps {
  readonly asking: Asking
  readonly people: string
  /** What the list may be called. */
  readonly name: string
  readonly onClose: () => void
}

const LONGEST = 80

export function KeepAsList({ asking, people, name: first, onClose }: KeepAsListProps) {
  const words = useWords()
  const say = useSaid()
  const [name, setName] = useState(first.slice(0, LONGEST))
  const keep = useMutation(
    q.analytics.makeList.mutationOptions({
      meta: {
        done: (answer) => {
          const { count } = answer as { readonly count: number } // of `analytics.makeList`
          return words('analytics.kept', { count, name: name.trim() })
        },
      },
      onSuccess: onClose,
    }),
  )
  const taken = hasCode(keep.error, 'NAME_TAKEN')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim() !== '') keep.mutate({ request: asking, people, name: name.trim() })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('analytics.keep-title')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form className={styles['form']} onSubmit={submit}>
        <TextInput
          data-autofocus
          label={words('lists.name')}
          description={words('analytics.keep-help')}
          maxLength={LONGEST}
          value={name}
          error={taken ? words('lists.taken') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {keep.error !== null && !taken && <FailedLine said={say(keep.error)} />}
        <div className={styles['foot']}>
          <Button type="submit" variant="filled" disabled={name.trim() === ''} loading={keep.isPending}>
            {words('analytics.keep')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
