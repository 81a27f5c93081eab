// The account, from the address on: who knows the provider fills in the rest. It can be tried before it is kept; every step says what
// it came to.
import { Button, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import type { EmailAccount } from '../../../shared/contract/email.ts'
import { fieldRules } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { SecretField } from '../../components/SecretField.tsx'
import { SettingsGroup } from '../settings/SettingsContent.tsx'
import { EMPTY, missingIn, withAddress, withProvider, type Provider } from './account-draft.ts'
import { Limits } from './Limits.tsx'
import { ServerFields } from './ServerFields.tsx'
import { TrialSteps } from './TrialSteps.tsx'
import styles from './email.module.css'

interface AccountFormProps {
  readonly account: EmailAccount | null
  readonly hasPassword: boolean
  readonly presets: readonly Provider[]
  readonly readOnly: boolean
}

const OWN_SERVER = 'own'
/** What these say is more than a hint below the field. */
const NO_PASSWORD: ReadonlySet<Provider['password']> = new Set(['ending', 'ended', 'bridge'])

export function AccountForm({ account, hasPassword, presets, readOnly }: AccountFormProps) {
  const words = useWords()
  const { shop } = useHere()
  const [draft, setDraft] = useState<EmailAccount>(account ?? { ...EMPTY, fromName: shop.shop })
  const [password, setPassword] = useState('')
  const [checked, setChecked] = useState(false)
  const save = useMutation(q.email.save.mutationOptions({ meta: { done: words('email.saved') } }))
  const trial = useMutation(q.email.test.mutationOptions({ meta: { done: false } }))
  const provider = presets.find(({ preset }) => preset === draft.preset) ?? null
  const missing = missingIn(draft)
  const change = (part: Partial<EmailAccount>) => setDraft({ ...draft, ...part })
  const whole = { account: draft, ...(password !== '' && { password }) }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setChecked(true)
    if (missing === null) save.mutate(whole)
  }
  const tryIt = (to?: string) => {
    setChecked(true)
    if (missing === null) trial.mutate({ ...whole, ...(to !== undefined && { to }) })
  }
  return (
    <form onSubmit={submit} noValidate>
      <SettingsGroup title={words('email.sender')} help={words('email.sender-help')}>
        <TextInput
          label={words('email.address')}
          type="email"
          autoComplete="off"
          maxLength={254}
          value={draft.fromAddress}
          error={checked && missing === 'address' && words('contacts.rule.not_an_email')}
          readOnly={readOnly}
          w={400}
          onChange={(event) => setDraft(withAddress(draft, event.currentTarget.value, presets))}
        />
        <TextInput
          label={words('email.from-name')}
          maxLength={120}
          value={draft.fromName}
          readOnly={readOnly}
          w={400}
          onChange={(event) => change({ fromName: event.currentTarget.value })}
        />
      </SettingsGroup>
      <SettingsGroup title={words('email.provider')} help={words('email.provider-help')}>
        <Select
          aria-label={words('email.provider')}
          allowDeselect={false}
          data={[
            ...presets.map(({ preset, name }) => ({ value: preset, label: name })),
            { value: OWN_SERVER, label: words('email.provider-own') },
          ]}
          value={provider?.preset ?? OWN_SERVER}
          readOnly={readOnly}
          w={400}
          onChange={(chosen) => setDraft(withProvider(draft, presets.find(({ preset }) => preset === chosen) ?? null))}
        />
        {provider !== null && NO_PASSWORD.has(provider.password) && (
          <p className={styles['but']} role="note">
            {words(`email.password-${provider.password}`)}
          </p>
        )}
        <SecretField
          label={words('email.password')}
          description={
            provider !== null && NO_PASSWORD.has(provider.password)
              ? undefined
              : words(`email.password-${provider?.password ?? 'own'}`)
          }
          placeholder={hasPassword ? words('email.password-kept') : undefined}
          autoComplete="off"
          value={password}
          readOnly={readOnly}
          w={400}
          onChange={setPassword}
        />
        <ServerFields
          draft={draft}
          known={provider !== null}
          missing={checked && missing === 'host'}
          readOnly={readOnly}
          onChange={change}
        />
      </SettingsGroup>
      <SettingsGroup title={words('email.limits')} help={words('email.limits-help')}>
        <Limits draft={draft} provider={provider} readOnly={readOnly} onChange={change} />
      </SettingsGroup>
      {!readOnly && (
        <div className={styles['foot']}>
          <div className={styles['buttons']}>
            <Button type="submit" variant="filled" loading={save.isPending}>
              {words('email.save')}
            </Button>
            <Button loading={trial.isPending} onClick={() => tryIt(draft.fromAddress)}>
              {words('email.try-message')}
            </Button>
            <Button variant="subtle" disabled={trial.isPending} onClick={() => tryIt()}>
              {words('email.try')}
            </Button>
          </div>
          <Refused error={save.error ?? trial.error} />
          <TrialSteps trial={trial.data ?? null} running={trial.isPending} />
        </div>
      )}
    </form>
  )
}

/** Why it cannot be kept as it is: in the words of the rule, where there is one. */
function Refused({ error }: { readonly error: unknown }) {
  const words = useWords()
  const say = useSaid()
  if (error === null) return null
  const rules = Object.values(fieldRules(error)).flatMap((rule) => words.find(`email.rule.${rule}`) ?? [])
  if (rules.length === 0) return <FailedLine said={say(error)} />
  return (
    <ul role="alert">
      {rules.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  )
}
