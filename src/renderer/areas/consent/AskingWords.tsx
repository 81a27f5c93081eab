// The words of the request and of the welcome, and how many days lie between: the owner's.
import { Button, NumberInput, Switch, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { Asking } from '../../../shared/contract/consent.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useHere, useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { SettingsGroup } from '../settings/SettingsContent.tsx'
import styles from './consent.module.css'

/** Where nothing is written yet, something stands there to begin with. */
function useBegun(asking: Asking): Asking {
  const words = useWords()
  const { shop } = useHere()
  const said = (text: string, otherwise: string) => (text === '' ? otherwise : text)
  const name = { shop: shop.shop }
  return {
    ...asking,
    subject: said(asking.subject, words('asking.default-subject', name)),
    text: said(asking.text, words('asking.default-text', name)),
    ownForm: said(asking.ownForm, words('consent.how.form')),
    welcomeSubject: said(asking.welcomeSubject, words('asking.default-welcome-subject', name)),
    welcomeText: said(asking.welcomeText, words('asking.default-welcome-text', name)),
  }
}

export function AskingWords({ asking }: { readonly asking: Asking }) {
  const words = useWords()
  const say = useSaid()
  const mayChange = useMay('owner')
  const [draft, setDraft] = useState(useBegun(asking))
  const save = useMutation(q.consent.changeAsking.mutationOptions({ meta: { done: words('asking.saved') } }))
  const change = (part: Partial<Asking>) => setDraft({ ...draft, ...part })
  const whole = draft.subject.trim() !== '' && draft.text.trim() !== ''
  const welcome =
    draft.welcomeAfter === null ||
    (draft.welcomeSubject.trim() !== '' && draft.welcomeText.trim() !== '' && draft.ownForm.trim() !== '')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (whole && welcome) save.mutate(draft)
  }
  const parts = { draft, change, readOnly: !mayChange }
  return (
    <form onSubmit={submit}>
      <SettingsGroup title={words('asking.words')} help={words(mayChange ? 'asking.words-help' : 'asking.words-owner')}>
        <Request {...parts} />
      </SettingsGroup>
      <SettingsGroup title={words('asking.welcome')} help={words('asking.welcome-help')}>
        <Switch
          label={words('asking.welcome-on')}
          checked={draft.welcomeAfter !== null}
          disabled={!mayChange}
          onChange={(event) => change({ welcomeAfter: event.currentTarget.checked ? 3 : null })}
        />
        {draft.welcomeAfter !== null && <Welcome {...parts} />}
        {save.error !== null && <FailedLine said={say(save.error)} />}
        {mayChange && (
          <Button type="submit" variant="filled" disabled={!whole || !welcome || save.isPending}>
            {words('asking.save')}
          </Button>
        )}
      </SettingsGroup>
    </form>
  )
}

interface Part {
  readonly draft: Asking
  readonly change: (part: Partial<Asking>) => void
  readonly readOnly: boolean
}

const days = (typed: number | string, otherwise: number): number =>
  typeof typed === 'number' && Number.isInteger(typed) && typed >= 1 && typed <= 60 ? typed : otherwise

function Request({ draft, change, readOnly }: Part) {
  const words = useWords()
  return (
    <div className={styles['wide']}>
      <TextInput
        label={words('asking.subject')}
        maxLength={200}
        value={draft.subject}
        readOnly={readOnly}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      <Textarea
        label={words('asking.text')}
        autosize
        minRows={6}
        maxLength={5_000}
        value={draft.text}
        readOnly={readOnly}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <NumberInput
        label={words('asking.second-after')}
        min={1}
        max={60}
        allowDecimal={false}
        value={draft.secondAfter}
        readOnly={readOnly}
        onChange={(typed) => change({ secondAfter: days(typed, draft.secondAfter) })}
      />
      <NumberInput
        label={words('asking.suspend-after')}
        min={1}
        max={60}
        allowDecimal={false}
        value={draft.suspendAfter}
        readOnly={readOnly}
        onChange={(typed) => change({ suspendAfter: days(typed, draft.suspendAfter) })}
      />
    </div>
  )
}

function Welcome({ draft, change, readOnly }: Part) {
  const words = useWords()
  return (
    <div className={styles['wide']}>
      <TextInput
        label={words('asking.own-form')}
        description={words('asking.own-form-hint')}
        maxLength={200}
        value={draft.ownForm}
        readOnly={readOnly}
        onChange={(event) => change({ ownForm: event.currentTarget.value })}
      />
      <NumberInput
        label={words('asking.welcome-after')}
        min={1}
        max={60}
        allowDecimal={false}
        value={draft.welcomeAfter ?? 1}
        readOnly={readOnly}
        onChange={(typed) => change({ welcomeAfter: days(typed, draft.welcomeAfter ?? 1) })}
      />
      <TextInput
        label={words('asking.subject')}
        maxLength={200}
        value={draft.welcomeSubject}
        readOnly={readOnly}
        onChange={(event) => change({ welcomeSubject: event.currentTarget.value })}
      />
      <Textarea
        label={words('asking.text')}
        autosize
        minRows={4}
        maxLength={5_000}
        value={draft.welcomeText}
        readOnly={readOnly}
        onChange={(event) => change({ welcomeText: event.currentTarget.value })}
      />
    </div>
  )
}
