// One mail to one customer, from their page: what it is, what it says, and right there why it may not be sent.
import { Button, Modal, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { MessageClass } from '../../../shared/domain/messages/words.ts'
import { fieldRules } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './email.module.css'

/** The button of the profile, and M. */
export function WriteMail({ contactId }: { readonly contactId: number }) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  useShortcuts({ m: { where: 'list', run: () => setOpen(true) } })
  return (
    <>
      <TextButton
        icon={<IconMail size={16} stroke={1.6} aria-hidden="true" />}
        expanded={open}
        onClick={() => setOpen(true)}
      >
        {words('email.write')}
      </TextButton>
      {open && <Composer contactId={contactId} onClose={() => setOpen(false)} />}
    </>
  )
}

const CLASSES = ['marketing', 'service'] as const satisfies readonly MessageClass[]

function Composer({ contactId, onClose }: { readonly contactId: number; readonly onClose: () => void }) {
  const words = useWords()
  const [kind, setKind] = useState<(typeof CLASSES)[number]>('service')
  const [subject, setSubject] = useState('')
  const [text, setText] = useState('')
  const [because, setBecause] = useState('')
  const reached = useQuery(q.consent.state.queryOptions({ input: { contactId } })).data
  const email = reached?.channels.find(({ channel }) => channel === 'email')
  const to = email?.addresses.find(({ suppressed }) => !suppressed)?.value ?? null
  const send = useMutation(
    q.sending.single.mutationOptions({ meta: { done: words('email.write-done') }, onSuccess: onClose }),
  )
  const ready =
    to !== null && subject.trim() !== '' && text.trim() !== '' && (kind === 'marketing' || because.trim() !== '')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (ready) send.mutate({ contactId, class: kind, subject, text, because: kind === 'service' ? because : '' })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={words('email.write-title')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form className={styles['form']} onSubmit={submit}>
        {email !== undefined && <p>{to === null ? words('email.write-nowhere') : words('email.write-to', { to })}</p>}
        <SegmentedControl
          aria-label={words('email.write-kind')}
          data={CLASSES.map((one) => ({ value: one, label: words(`email.write-kind.${one}`) }))}
          value={kind}
          onChange={(chosen) => setKind(chosen === 'marketing' ? 'marketing' : 'service')}
        />
        {kind === 'marketing' && email?.mayWrite === false && (
          <ul className={styles['whyNot']}>
            {email.why.map((why) => (
              <li key={why}>{words(`consent.why.${why}`)}</li>
            ))}
          </ul>
        )}
        {kind === 'service' && (
          <TextInput
            label={words('email.write-because')}
            description={words('email.write-because-help')}
            maxLength={200}
            value={because}
            onChange={(event) => setBecause(event.currentTarget.value)}
          />
        )}
        <TextInput
          data-autofocus=""
          label={words('email.write-subject')}
          maxLength={200}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <Textarea
          label={words('email.write-text')}
          autosize
          minRows={6}
          maxRows={16}
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NotSent error={send.error} />
        <div className={styles['buttons']}>
          <Button type="submit" variant="filled" loading={send.isPending} disabled={!ready}>
            {words('email.write-send')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** The rule that forbids it, in the words of whoever has them. */
function NotSent({ error }: { readonly error: unknown }) {
  const words = useWords()
  const say = useSaid()
  if (error === null) return null
  const rules = [...new Set(Object.values(fieldRules(error)))].flatMap(
    (rule) =>
      ['consent.why', 'email.write-rule', 'campaigns.reason']
        .map((part) => words.find(`${part}.${rule}`))
        .find((said) => said !== null) ?? [],
  )
  if (rules.length === 0) return <FailedLine said={say(error)} />
  return (
    <ul role="alert" className={styles['whyNot']}>
      {rules.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  )
}
