// Asking one customer for their yes by mail, from their page: where nothing was said, the rules allow it and a mail reaches them.
import { Autocomplete, Button, Checkbox, Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { consent } from '../../../shared/contract/consent.ts'
import { fold } from '../../../shared/domain/fold.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './consent.module.css'
import { ASKING_PATH } from './paths.ts'

type Asking = OutputOf<typeof consent.mayAsk>

export function AskByMail({ contactId }: { readonly contactId: number }) {
  const words = useWords()
  const formats = useFormats()
  const may = useMay('staff')
  const [asking, setAsking] = useState(false)
  const known = useQuery(q.consent.mayAsk.queryOptions({ input: { contactId } })).data
  if (known === undefined) return null
  if (known.open !== null) {
    const { attempt, at, next } = known.open
    const day = (instant: number) => formats.dayMedium(formats.dayOf(instant))
    return <p className={styles['small']}>{words('asking.open-one', { attempt, at: day(at), next: day(next) })}</p>
  }
  if (!may || !known.may) return null
  if (!known.said)
    return (
      <p className={styles['answers']}>
        <TextButton tone="quiet" href={ASKING_PATH}>
          {words('asking.write-words')}
        </TextButton>
      </p>
    )
  return (
    <>
      <p className={styles['answers']}>
        <TextButton onClick={() => setAsking(true)}>{words('asking.by-mail')}</TextButton>
      </p>
      {asking && <AskDialogue contactId={contactId} known={known} onClose={() => setAsking(false)} />}
    </>
  )
}

interface AskDialogueProps {
  readonly contactId: number
  readonly known: Asking
  readonly onClose: () => void
}

function AskDialogue({ contactId, known, onClose }: AskDialogueProps) {
  const words = useWords()
  const say = useSaid()
  const [source, setSource] = useState('')
  const [left, setLeft] = useState(false)
  const ask = useMutation(
    q.consent.ask.mutationOptions({ meta: { done: words('asking.asked', { count: 1, left: 0 }) }, onSuccess: onClose }),
  )
  const ready = source.trim() !== '' && (known.anybody || left) && !ask.isPending
  const own = known.ownForm !== '' && fold(source) === fold(known.ownForm)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (ready) ask.mutate({ contactIds: [contactId], source, leftForThis: left })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('asking.by-mail')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form className={styles['form']} onSubmit={submit}>
        <Autocomplete
          data-autofocus=""
          label={words('asking.source-one')}
          description={words('asking.source-hint')}
          data={known.ownForm === '' ? [] : [known.ownForm]}
          maxLength={200}
          value={source}
          onChange={setSource}
        />
        {own && <p className={styles['small']}>{words('asking.own-form-one')}</p>}
        <LeftForThis anybody={known.anybody} checked={left} onChange={setLeft} />
        <p className={styles['small']}>{words('asking.by-mail-then')}</p>
        {ask.error !== null && <FailedLine said={say(ask.error)} />}
        <div className={styles['foot']}>
          <Button type="submit" variant="filled" disabled={!ready}>
            {words('asking.go', { count: 1 })}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

interface LeftForThisProps {
  /** The rules do not want it. */
  readonly anybody: boolean
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** What most countries want before somebody is asked by mail. */
export function LeftForThis({ anybody, checked, onChange }: LeftForThisProps) {
  const words = useWords()
  if (anybody) return null
  return (
    <Checkbox
      label={words('asking.left-for-this')}
      description={words('rules.ask-by-mail.no')}
      checked={checked}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  )
}
