// What somebody who was asked by mail answered, in their words. A yes can be taken back like any step; a no stands.
import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'
import { FailedLine } from '../../components/Failed.tsx'
import styles from './consent.module.css'

interface AnswerFormProps {
  readonly contact: { readonly id: number; readonly name: string }
  readonly yes: boolean
  readonly onClose: () => void
}

export function AnswerForm({ contact, yes, onClose }: AnswerFormProps) {
  const words = useWords()
  const say = useSaid()
  const [how, setHow] = useState(words('asking.answer.how-mail'))
  const [said, setSaid] = useState('')
  const answer = yes ? 'yes' : 'no'
  const keep = useMutation(
    q.consent.answer.mutationOptions({
      meta: { done: yes ? words('asking.answered.yes') : false },
      onSuccess: () => {
        if (!yes) steps.say({ tone: 'done', words: words('asking.answered.no') })
        onClose()
      },
    }),
  )
  const ready = how.trim() !== '' && (!yes || said.trim() !== '')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (ready) keep.mutate({ contactId: contact.id, yes, how, words: said })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words(`asking.answer.${answer}`, { name: contact.name })}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form className={styles['form']} onSubmit={submit}>
        <Textarea
          data-autofocus=""
          label={words('asking.answer.words')}
          autosize
          minRows={2}
          maxLength={2_000}
          value={said}
          onChange={(event) => setSaid(event.currentTarget.value)}
        />
        <TextInput
          label={words('asking.answer.how')}
          maxLength={200}
          value={how}
          onChange={(event) => setHow(event.currentTarget.value)}
        />
        {!yes && <p className={styles['small']}>{words('consent.form.for-good')}</p>}
        {keep.error !== null && <FailedLine said={say(keep.error)} />}
        <div className={styles['foot']}>
          <Button type="submit" variant="filled" disabled={!ready || keep.isPending}>
            {words('asking.answer.keep')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
