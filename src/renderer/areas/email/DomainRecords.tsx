// What the sender's domain says about its mail, each with what it means and what to publish; and the shop's own key to sign with.
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { IconAlertTriangle, IconCheck, IconHelpCircle } from '@tabler/icons-react'
import { useState } from 'react'
import type { DomainStanding } from '../../../shared/contract/email.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { Chip } from '../../components/Chip.tsx'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { CopyText } from '../contacts/profile/CopyText.tsx'
import { SettingsGroup } from '../settings/SettingsContent.tsx'
import styles from './email.module.css'

interface DomainRecordsProps {
  readonly address: string
  readonly dkim: { readonly domain: string; readonly selector: string } | null
}

const RECORDS = ['spf', 'dkim', 'dmarc'] as const

export function DomainRecords({ address, dkim }: DomainRecordsProps) {
  const words = useWords()
  const say = useSaid()
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const asked = useQuery(q.email.domain.queryOptions({ input: { domain }, staleTime: 60_000, retry: false }))
  return (
    <SettingsGroup title={words('email.domain', { domain })} help={words('email.domain-help')} rows>
      {asked.error !== null && <FailedLine said={say(asked.error)} />}
      {asked.isPending && (
        <p className={styles['small']} role="status">
          {words('email.domain-asking')}
        </p>
      )}
      {asked.data !== undefined && (
        <>
          {asked.data.provider && <p className={styles['small']}>{words('email.domain-provider')}</p>}
          <ul className={styles['records']}>
            {RECORDS.map((record) => (
              <Standing key={record} record={record} standing={asked.data[record]} />
            ))}
          </ul>
          <TextButton disabled={asked.isFetching} onClick={() => void asked.refetch()}>
            {words('email.domain-again')}
          </TextButton>
          {!asked.data.provider && <OwnKey domain={domain} dkim={dkim} onChanged={() => void asked.refetch()} />}
        </>
      )}
    </SettingsGroup>
  )
}

const TONES = { good: 'good', weak: 'soon', missing: 'late', wrong: 'late', unknown: 'neutral' } as const

interface StandingProps {
  readonly record: (typeof RECORDS)[number]
  readonly standing: DomainStanding['spf']
}

function Standing({ record, standing: { state, why, text, publish } }: StandingProps) {
  const words = useWords()
  const icon = { size: 14, stroke: 1.6, 'aria-hidden': true }
  const sign =
    state === 'good' ? (
      <IconCheck {...icon} />
    ) : state === 'unknown' ? (
      <IconHelpCircle {...icon} />
    ) : (
      <IconAlertTriangle {...icon} />
    )
  return (
    <li className={styles['record']}>
      <p className={styles['recordHead']}>
        <strong>{words(`email.record.${record}`)}</strong>
        <Chip tone={TONES[state]} icon={sign}>
          {words(`email.state.${state}`)}
        </Chip>
      </p>
      <p>{words.find(`email.standing.${why}`) ?? ''}</p>
      {text !== null && state !== 'good' && <p className={styles['said']}>{words('email.record-found', { text })}</p>}
      {publish !== null && (
        <dl className={styles['publish']}>
          <dt>{words('email.publish-name')}</dt>
          <dd>
            <code>{publish.name}</code> <CopyText text={publish.name} what={publish.name} />
          </dd>
          <dt>{words('email.publish-value')}</dt>
          <dd>
            <code>{publish.value}</code> <CopyText text={publish.value} what={words('email.publish-value')} />
          </dd>
        </dl>
      )}
    </li>
  )
}

interface OwnKeyProps {
  readonly domain: string
  readonly dkim: DomainRecordsProps['dkim']
  readonly onChanged: () => void
}

const USUAL_SELECTOR = 'regulars'

function OwnKey({ domain, dkim, onChanged }: OwnKeyProps) {
  const words = useWords()
  const say = useSaid()
  const owner = useMay('owner')
  const [selector, setSelector] = useState(USUAL_SELECTOR)
  const sign = useMutation(
    q.email.signWith.mutationOptions({
      meta: { done: words(dkim === null ? 'email.key-made' : 'email.key-gone') },
      onSuccess: onChanged,
    }),
  )
  if (!owner) return null
  return (
    <div className={styles['key']}>
      <p>
        {dkim === null
          ? words('email.key-none')
          : words('email.key-is', { domain: dkim.domain, selector: dkim.selector })}
      </p>
      {sign.error !== null && <FailedLine said={say(sign.error)} />}
      {dkim === null ? (
        <div className={styles['keyForm']}>
          <TextInput
            label={words('email.key-selector')}
            maxLength={63}
            value={selector}
            onChange={(event) => setSelector(event.currentTarget.value.trim())}
          />
          <Button loading={sign.isPending} disabled={selector === ''} onClick={() => sign.mutate({ domain, selector })}>
            {words('email.key-make')}
          </Button>
        </div>
      ) : (
        <TextButton tone="late" disabled={sign.isPending} onClick={() => sign.mutate(null)}>
          {words('email.key-drop')}
        </TextButton>
      )}
    </div>
  )
}
