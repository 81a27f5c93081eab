// E-mail in the settings: the account mail goes out with, tried in place; what its domain says; and the way to take it away.
import { useMutation, useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useHere, useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { SettingsContent, SettingsGroup } from '../settings/SettingsContent.tsx'
import { AccountForm } from './AccountForm.tsx'
import { DomainRecords } from './DomainRecords.tsx'

export function EmailSettings() {
  const words = useWords()
  const may = useMay('manager')
  if (may) return <Known />
  return <SettingsContent title={words('email.title')} lead={words('settings.only-manager')} children={null} />
}

function Known() {
  const words = useWords()
  const say = useSaid()
  const owner = useMay('owner')
  const { status } = useHere()
  const found = useQuery(q.email.account.queryOptions({ input: {} }))
  const presets = useQuery(q.email.presets.queryOptions({ input: {} })).data
  if (found.error !== null) return <FailedLine said={say(found.error)} />
  if (found.data === undefined || presets === undefined) return null
  const { account, hasPassword, dkim } = found.data
  const lead = status.demo ? 'email.lead-sample' : owner ? 'email.lead' : 'email.lead-manager'
  return (
    <SettingsContent title={words('email.title')} lead={words(lead)}>
      {/* Kept anew by another window is a new beginning for the form. */}
      <AccountForm
        key={JSON.stringify(account)}
        account={account}
        hasPassword={hasPassword}
        presets={presets}
        readOnly={!owner || status.demo}
      />
      {account !== null && <DomainRecords address={account.fromAddress} dkim={dkim} />}
      {account !== null && owner && <Removal />}
    </SettingsContent>
  )
}

function Removal() {
  const words = useWords()
  const say = useSaid()
  const remove = useMutation(q.email.remove.mutationOptions({ meta: { done: words('email.removed') } }))
  return (
    <SettingsGroup title={words('email.remove')} help={words('email.remove-help')}>
      {remove.error !== null && <FailedLine said={say(remove.error)} />}
      <TextButton tone="late" disabled={remove.isPending} onClick={() => remove.mutate({})}>
        {words('email.remove-now')}
      </TextButton>
    </SettingsGroup>
  )
}
