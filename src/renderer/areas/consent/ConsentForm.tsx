// An answer is written down: for which channels, how it was said, in which words. A yes needs both; a no needs neither.
import { Autocomplete, Button, Checkbox, Modal, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { ConsentChannel } from '../../../shared/domain/consent.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'
import { FailedLine } from '../../components/Failed.tsx'
import type { Answer } from './consent-view.ts'
import styles from './consent.module.css'

interface ConsentFormProps {
  readonly contactId: number
  readonly answer: Answer
  /** The channel it was opened from. */
  readonly first: ConsentChannel
  /** Every channel that this answer can be given to. */
  readonly choices: readonly ConsentChannel[]
  /** A parent has to agree. */
  readonly minor: boolean
  readonly onClose: () => void
}

const HOWS = ['counter', 'phone', 'form', 'letter'] as const

export function ConsentForm({ contactId, answer, first, choices, minor, onClose }: ConsentFormProps) {
  const words = useWords()
  const say = useSaid()
  const [channels, setChannels] = useState<readonly ConsentChannel[]>([first])
  const [how, setHow] = useState(words('consent.how.counter'))
  const [text, setText] = useState('')
  const [proof, setProof] = useState('')
  const [parent, setParent] = useState('')
  const yes = answer === 'given'
  const save = useAnswer(answer, onClose)
  const ready =
    channels.length > 0 && (!yes || (how.trim() !== '' && text.trim() !== '' && (!minor || parent.trim() !== '')))
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (ready) save.mutate({ contactId, channels: [...channels], how, words: text, proof, ...(yes && { parent }) })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words(`consent.form.${answer}`)}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form className={styles['form']} onSubmit={submit}>
        <Checkbox.Group
          label={words('consent.form.channels')}
          value={[...channels]}
          onChange={(chosen) => setChannels(choices.filter((one) => chosen.includes(one)))}
        >
          <div className={styles['channels']}>
            {choices.map((one) => (
              <Checkbox key={one} value={one} label={words(`consent.channel.${one}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <Textarea
          data-autofocus=""
          label={words(yes ? 'consent.form.words' : 'consent.form.words-no')}
          description={yes ? words('consent.form.words-hint') : undefined}
          autosize
          minRows={2}
          maxLength={2_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Autocomplete
          label={words('consent.form.how')}
          data={HOWS.map((one) => words(`consent.how.${one}`))}
          maxLength={200}
          value={how}
          onChange={setHow}
        />
        {yes && minor && (
          <TextInput
            label={words('consent.form.parent')}
            description={words('consent.form.parent-hint')}
            maxLength={120}
            value={parent}
            onChange={(event) => setParent(event.currentTarget.value)}
          />
        )}
        <TextInput
          label={words('consent.form.proof')}
          maxLength={400}
          value={proof}
          onChange={(event) => setProof(event.currentTarget.value)}
        />
        {!yes && <p className={styles['small']}>{words('consent.form.for-good')}</p>}
        {save.error !== null && <FailedLine said={say(save.error)} />}
        <div className={styles['foot']}>
          <Button type="submit" variant="filled" disabled={!ready || save.isPending}>
            {words('consent.form.keep')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

type Saying = Parameters<typeof api.consent.give>[0]

/** A yes can be taken back like any step; a no stands, so no undo is offered for it. */
function useAnswer(answer: Answer, onDone: () => void) {
  const words = useWords()
  return useMutation({
    mutationFn: (saying: Saying) => {
      const { parent: _, ...no } = saying
      if (answer === 'given') return api.consent.give(saying)
      return answer === 'refused' ? api.consent.refuse(no) : api.consent.withdraw(no)
    },
    meta: { done: answer === 'given' ? words('consent.kept.given') : false },
    onSuccess: () => {
      if (answer !== 'given') steps.say({ tone: 'done', words: words(`consent.kept.${answer}`) })
      onDone()
    },
  })
}
