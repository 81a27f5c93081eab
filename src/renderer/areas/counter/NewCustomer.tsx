// A customer written down at the counter: a name and a number, begun with what was typed in the find box.
import { Button, Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import type { ContactPatch } from '../../../shared/contract/contacts.ts'
import { draftFromText } from '../contacts/form/draft.ts'
import styles from './dialogue.module.css'

interface NewCustomerProps {
  readonly opened: boolean
  readonly text: string
  readonly onClose: () => void
  readonly onMade: (id: number) => void
}

export function NewCustomer({ opened, text, onClose, onMade }: NewCustomerProps) {
  const words = useWords()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words('counter.new')}
      size={440}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <NewForm text={text} onMade={onMade} />
    </Modal>
  )
}

function NewForm({ text, onMade }: Pick<NewCustomerProps, 'text' | 'onMade'>) {
  const words = useWords()
  const say = useSaid()
  const typed = draftFromText(text)
  const [name, setName] = useState([typed.given, typed.family].filter((part) => part !== '').join(' '))
  const [phone, setPhone] = useState(typed.phones[0]?.typed ?? '')
  const [empty, setEmpty] = useState(false)
  const create = useMutation({
    mutationFn: (patch: ContactPatch) => api.contacts.create(patch),
    meta: { done: () => words('counter.new-done') },
  })
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    if (create.isPending) return
    if (name.trim() === '') return setEmpty(true)
    const { given, family } = draftFromText(name)
    create.mutate(
      {
        given,
        family,
        ...(phone.trim() !== '' && { phones: [{ typed: phone.trim(), label: 'mobile' as const }] }),
      },
      { onSuccess: ({ id }) => onMade(id) },
    )
  }
  return (
    <form className={styles['form']} noValidate onSubmit={save}>
      <TextInput
        data-autofocus={name === '' || phone !== '' || undefined}
        label={words('counter.name')}
        value={name}
        maxLength={200}
        error={empty ? words('counter.name-needed') : null}
        onChange={(event) => {
          setEmpty(false)
          setName(event.currentTarget.value)
        }}
      />
      <TextInput
        data-autofocus={(name !== '' && phone === '') || undefined}
        label={words('counter.phone')}
        type="tel"
        value={phone}
        maxLength={60}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      {create.error !== null && <FailedLine said={say(create.error)} />}
      <Button type="submit" variant="filled" size="lg" loading={create.isPending}>
        {words('counter.write-down')}
      </Button>
    </form>
  )
}
