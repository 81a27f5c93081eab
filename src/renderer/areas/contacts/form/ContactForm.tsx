// The form for a new customer and for changes: what matters first, the rest behind "more", saved with Ctrl+Enter.
// Leaving keeps what was typed.
import { Button, TagsInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react'
import type { Contact } from '../../../../shared/contract/contacts.ts'
import { q } from '../../../api/queries.ts'
import { useShortcuts } from '../../../app/keyboard/shortcuts.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { useHere } from '../../../app/session/here.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { Keycap } from '../../../components/Keycap.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { useSeesOwnFields } from '../../fields/use-own-fields.ts'
import { SharedAddress } from '../../households/SharedAddress.tsx'
import { usePhoto } from '../photo-address.ts'
import { isHidden } from '../profile/details.ts'
import { DateField } from './DateField.tsx'
import type { Draft } from './draft.ts'
import { EmailFields } from './EmailFields.tsx'
import type { Issue, Place } from './field-errors.ts'
import type { FieldProps, FormModel } from './form-model.ts'
import styles from './form.module.css'
import { MeanwhileNotice } from './MeanwhileNotice.tsx'
import { MoreParts } from './MoreParts.tsx'
import { NameFields } from './NameFields.tsx'
import { PhoneFields } from './PhoneFields.tsx'
import { PhotoField } from './PhotoField.tsx'
import { SimilarNotice } from './SimilarNotice.tsx'
import { useContactForm } from './use-contact-form.ts'
import { useIssueWords } from './use-issue-words.ts'

interface ContactFormProps {
  /** Null for a new customer. */
  readonly contact: Contact | null
  readonly onSaved: (id: number) => void
  readonly onLeave: () => void
}

/** What was found on saving; of a field that was changed since, only while it is still not understood. */
function customRules(issues: ReadonlyMap<Place, Issue>, { custom }: Draft): ReadonlyMap<string, string> {
  return new Map(
    [...issues].flatMap(([place, { rule }]) => {
      const [, id] = /^custom\/(\d+)$/.exec(place) ?? []
      return id === undefined || custom[id] === undefined ? [] : [[id, rule] as const]
    }),
  )
}

export function ContactForm({ contact, onSaved, onLeave }: ContactFormProps) {
  const { shop, hiddenFields } = useHere()
  const seesCustom = useSeesOwnFields()
  const page = useRef<HTMLFormElement>(null)
  const escapeIsTaken = useRef(false)
  const life = useContactForm({ contact, onSaved })
  const sayIssue = useIssueWords()
  const { base, draft, photo } = life.form
  const stored = usePhoto(contact?.id ?? 0, contact?.hasPhoto ?? false)
  const form: FormModel = {
    draft,
    change: life.change,
    errorAt: (place) => sayIssue(life.issues.get(place)),
    home: shop.country,
    wrongCustom: customRules(life.issues, draft),
    hides: (field) => (field === 'custom' ? !seesCustom : isHidden(field, hiddenFields)),
  }
  const [preparing, setPreparing] = useState(false)
  const [waiting, setWaiting] = useState(false)
  const submit = (event?: SubmitEvent) => {
    event?.preventDefault()
    if (preparing) setWaiting(true)
    else if (!life.save.isPending) life.save.mutate()
  }
  const saveNow = useEffectEvent(() => life.save.mutate(undefined, { onSettled: () => setWaiting(false) }))
  // Saved while a picture was still being made small: it is sent along as soon as it is ready.
  const due = waiting && !preparing
  useEffect(() => {
    if (due) saveNow()
  }, [due])
  useShortcuts({
    'ctrl+enter': { where: 'anywhere', run: () => submit() },
    escape: { where: 'anywhere', run: () => (escapeIsTaken.current ? undefined : onLeave()) },
  })
  useEffect(() => page.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [])
  useEffect(() => {
    if (life.issues.size > 0) page.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [life.issues])
  // An open list of choices and a dialogue over the form close with Escape; the form stays.
  const beforeKey = ({ target }: KeyboardEvent) => {
    escapeIsTaken.current =
      target instanceof Element &&
      (target.getAttribute('aria-expanded') === 'true' || target.closest('[role="dialog"]') !== null)
  }

  return (
    <form ref={page} className={styles['page']} onSubmit={submit} onKeyDownCapture={beforeKey} noValidate>
      <header className={styles['header']}>
        <PhotoField
          initials={contact?.initials ?? ''}
          stored={stored}
          change={photo}
          onChange={(next) => life.put({ ...life.form, photo: next })}
          onPreparing={setPreparing}
        >
          <h1 className={styles['title']}>
            <FormTitle contact={contact} company={draft.kind === 'company'} />
          </h1>
        </PhotoField>
        <FormActions life={life} isNew={contact === null} onLeave={onLeave} />
      </header>
      <div className={styles['body']}>
        <Wrong life={life} />
        {life.form.begun && contact === null && <Begun onAfresh={life.afresh} />}
        <MeanwhileNotice name={contact?.name ?? ''} draft={draft} conflicts={life.conflicts} onChange={life.change} />
        <div>
          <NameFields form={form} />
          <SimilarNotice draft={draft} base={base} self={contact?.id ?? null} />
        </div>
        {!form.hides('phones') && <PhoneFields form={form} />}
        {!form.hides('emails') && <EmailFields form={form} />}
        <div className={styles['pair']}>
          {!form.hides('occasions') && draft.kind === 'person' && <BirthdayField form={form} />}
          <TagsField form={form} />
        </div>
        {contact !== null && <SharedAddress contactId={contact.id} />}
        <MoreParts form={form} base={base} self={contact?.id ?? null} />
      </div>
    </form>
  )
}

function FormTitle({ contact, company }: { readonly contact: Contact | null; readonly company: boolean }) {
  const words = useWords()
  if (contact !== null) return words('contacts.form.edit', { name: contact.name })
  return words(company ? 'contacts.form.new-company' : 'contacts.form.new')
}

function Begun({ onAfresh }: { readonly onAfresh: () => void }) {
  const words = useWords()
  return (
    <p className={styles['noticeLine']}>
      <span className={styles['hint']}>{words('contacts.form.draft-found')}</span>
      <TextButton onClick={onAfresh}>{words('contacts.form.draft-drop')}</TextButton>
    </p>
  )
}

function BirthdayField({ form }: FieldProps) {
  const words = useWords()
  return (
    <DateField
      row={form.draft.birthday}
      label={words('contacts.form.birthday')}
      hint={words('contacts.form.birthday-hint')}
      error={form.errorAt('birthday')}
      onChange={(part) => form.change({ birthday: { ...form.draft.birthday, ...part } })}
    />
  )
}

function TagsField({ form }: FieldProps) {
  const words = useWords()
  const vocabulary = useQuery(q.contacts.vocabulary.queryOptions({ input: {} })).data
  return (
    <TagsInput
      label={words('contacts.form.tags')}
      placeholder={form.draft.tags.length === 0 ? words('contacts.form.tags-hint') : ''}
      data={(vocabulary?.tags ?? []).map((tag) => tag.name)}
      limit={30}
      maxTags={50}
      maxLength={60}
      acceptValueOnBlur
      value={[...form.draft.tags]}
      onChange={(tags) => form.change({ tags })}
      error={form.errorAt('tags')}
    />
  )
}

interface FormActionsProps {
  readonly life: ReturnType<typeof useContactForm>
  readonly isNew: boolean
  readonly onLeave: () => void
}

/** Above the form, where a message never lies over them. */
function FormActions({ life, isNew, onLeave }: FormActionsProps) {
  const words = useWords()
  return (
    <div className={styles['actions']}>
      <Button onClick={onLeave}>{words('contacts.form.cancel')}</Button>
      <Button
        type="submit"
        variant="filled"
        loading={life.save.isPending}
        rightSection={<Keycap label={words('contacts.key.ctrl-enter')} onAccent />}
      >
        {words(isNew ? 'contacts.form.save-new' : 'contacts.form.save')}
      </Button>
    </div>
  )
}

/** What keeps the form from being saved, above its fields. */
function Wrong({ life }: Pick<FormActionsProps, 'life'>) {
  const words = useWords()
  const say = useSaid()
  if (life.failure !== null) return <FailedLine said={say(life.failure)} />
  if (life.issues.size === 0) return null
  return (
    <p className={styles['wrongLine']} role="alert">
      <IconAlertTriangle size={18} stroke={1.6} aria-hidden />
      {words('contacts.form.fix-first', { count: life.issues.size })}
    </p>
  )
}
