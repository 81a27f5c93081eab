// A list made or renamed: its name and what it is for.
import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { PeopleList } from '../../../shared/contract/lists.ts'
import { hasCode } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import styles from './lists.module.css'

interface ListFormProps {
  /** Null for a new one. */
  readonly list: PeopleList | null
  readonly onClose: () => void
  readonly onDone: (id: number) => void
}

export function ListForm({ list, onClose, onDone }: ListFormProps) {
  const words = useWords()
  const say = useSaid()
  const [name, setName] = useState(list?.name ?? '')
  const [note, setNote] = useState(list?.note ?? '')
  const done = { onSuccess: ({ id }: { readonly id: number }) => onDone(id) }
  const create = useMutation(
    q.lists.create.mutationOptions({ ...done, meta: { done: words('lists.made-one', { name }) } }),
  )
  const rename = useMutation(q.lists.rename.mutationOptions({ ...done, meta: { done: words('lists.renamed') } }))
  const error = create.error ?? rename.error
  const taken = hasCode(error, 'NAME_TAKEN')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    if (list === null) create.mutate({ name, note })
    else rename.mutate({ id: list.id, name, note })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words(list === null ? 'lists.new-title' : 'lists.rename-title')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form className={styles['form']} onSubmit={submit}>
        <TextInput
          autoFocus
          label={words('lists.name')}
          maxLength={80}
          value={name}
          error={taken ? words('lists.taken') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={words('lists.note')}
          autosize
          minRows={2}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {error !== null && !taken && <FailedLine said={say(error)} />}
        <div className={styles['foot']}>
          <Button type="submit" variant="filled" disabled={name.trim() === '' || create.isPending || rename.isPending}>
            {words(list === null ? 'lists.make' : 'lists.keep')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
