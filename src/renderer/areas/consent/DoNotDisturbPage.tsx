// The do-not-disturb list: who has said how much, which addresses must not be written to and why; put on, sought, taken off.
import { Button, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { SuppressionReason } from '../../../shared/domain/consent.ts'
import { SUPPRESSION_REASONS } from '../../../shared/domain/consent.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { importPath } from '../exchange/paths.ts'
import { SettingsContent, SettingsGroup } from '../settings/SettingsContent.tsx'
import styles from './consent.module.css'
import { SuppressedRows } from './SuppressedRows.tsx'

export function DoNotDisturbPage() {
  const words = useWords()
  const may = useMay('staff')
  return (
    <SettingsContent title={words('settings.do-not-disturb.title')} lead={words('consent.list.lead')}>
      {may && (
        <SettingsGroup title={words('consent.list.add')} help={words('consent.list.add-help')}>
          <AddAddress />
          <TextButton href={importPath('suppression')}>{words('consent.list.import')}</TextButton>
        </SettingsGroup>
      )}
      <SettingsGroup title={words('consent.list.title')} rows>
        <SuppressedRows />
      </SettingsGroup>
      <SettingsGroup title={words('consent.summary.title')} help={words('consent.summary.help')} rows>
        <Summary />
      </SettingsGroup>
    </SettingsContent>
  )
}

const KINDS = ['email', 'phone'] as const

function AddAddress() {
  const words = useWords()
  const say = useSaid()
  const [value, setValue] = useState('')
  const [note, setNote] = useState('')
  const [reason, setReason] = useState<SuppressionReason>('asked')
  const add = useMutation(
    q.consent.suppress.mutationOptions({
      // It stands for good: no undo is offered.
      meta: { done: false },
      onSuccess: ({ known }) => {
        steps.say({ tone: 'done', words: words(known ? 'consent.list.known' : 'consent.list.added') })
        setValue('')
        setNote('')
      },
    }),
  )
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (value.trim() === '') return
    add.mutate({ kind: KINDS[value.includes('@') ? 0 : 1], value, reason, note })
  }
  return (
    <form className={styles['adding']} onSubmit={submit}>
      <TextInput
        label={words('consent.list.address')}
        maxLength={254}
        value={value}
        onChange={(event) => {
          add.reset()
          setValue(event.currentTarget.value)
        }}
      />
      <div className={styles['pair']}>
        <Select
          label={words('consent.list.reason')}
          allowDeselect={false}
          data={SUPPRESSION_REASONS.map((one) => ({ value: one, label: words(`consent.reason.${one}`) }))}
          value={reason}
          onChange={(chosen) => setReason(SUPPRESSION_REASONS.find((one) => one === chosen) ?? 'asked')}
        />
        <TextInput
          label={words('consent.list.note')}
          maxLength={300}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      {add.error !== null && <FailedLine said={say(add.error)} />}
      <Button type="submit" disabled={value.trim() === '' || add.isPending}>
        {words('consent.list.put')}
      </Button>
    </form>
  )
}

/** How many people of the book may be written to, channel by channel. */
function Summary() {
  const words = useWords()
  const formats = useFormats()
  const summary = useQuery(q.consent.summary.queryOptions({ input: {} })).data
  if (summary === undefined) return null
  return (
    <dl className={styles['counts']}>
      {summary.channels.map(({ channel, given, refused, withdrawn, unknown }) => (
        <div key={channel} className={styles['count']}>
          <dt>{words(`consent.channel.${channel}`)}</dt>
          <dd>
            {words('consent.summary.line', {
              given: formats.number(given),
              not: formats.number(refused + withdrawn),
              unknown: formats.number(unknown),
            })}
          </dd>
        </div>
      ))}
    </dl>
  )
}
