// The rules that messages are held to: of which country, since when, what they ask, where that is written. The owner may choose others.
import { Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { consent } from '../../../shared/contract/consent.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { useToday } from '../contacts/use-today.ts'
import { SettingsContent, SettingsGroup } from '../settings/SettingsContent.tsx'
import { daysSince, packName, sayHours } from './rules-view.ts'
import styles from './consent.module.css'

type Rules = OutputOf<typeof consent.rules>
type Pack = Rules['packs'][number]

const A_YEAR = 366
/** A letter lies in the box until somebody looks. */
const DISTURBING = ['email', 'sms', 'phone'] as const

export function RulesPage() {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const rules = useQuery(q.consent.rules.queryOptions({ input: {} }))
  const pack = rules.data?.packs.find((one) => one.pack === rules.data.pack)
  return (
    <SettingsContent title={words('settings.rules.title')} lead={words('rules.lead')}>
      {rules.error !== null && <FailedLine said={say(rules.error)} />}
      {rules.data !== undefined && pack !== undefined && (
        <>
          <SettingsGroup title={words('rules.in-force')}>
            <Choice rules={rules.data} />
            <Dates pack={pack} />
          </SettingsGroup>
          <SettingsGroup title={words('rules.asks')} rows>
            <Asked pack={pack} />
          </SettingsGroup>
          <SettingsGroup title={words('rules.sources')} rows>
            <ul className={styles['sources']}>
              {pack.sources.length === 0 && <li>{words('rules.sources.none')}</li>}
              {pack.sources.map(({ source, seen, read }) => (
                <li key={source}>
                  {words(`rules.source.${source}`)}{' '}
                  <span className={styles['small']}>
                    {words(`rules.seen.${seen}`, { day: formats.partialDate(read) })}
                  </span>
                </li>
              ))}
            </ul>
          </SettingsGroup>
          {pack.states.length > 0 && <States pack={pack} />}
        </>
      )}
    </SettingsContent>
  )
}

function Choice({ rules }: { readonly rules: Rules }) {
  const words = useWords()
  const say = useSaid()
  const mayChoose = useMay('owner')
  const choose = useMutation(
    q.consent.choosePack.mutationOptions({
      meta: { done: words('rules.chosen-others') },
    }),
  )
  const nameOf = ({ pack }: Pack) =>
    pack === rules.own ? words('rules.choose-own', { pack: packName(words, pack) }) : packName(words, pack)
  return (
    <>
      <Select
        label={words('rules.choose')}
        description={words('rules.choose-help')}
        data={rules.packs.map((one) => ({ value: one.pack, label: nameOf(one) }))}
        value={rules.pack}
        allowDeselect={false}
        readOnly={!mayChoose}
        onChange={(pack) => {
          if (pack !== null && pack !== rules.pack) choose.mutate({ pack: pack === rules.own ? null : pack })
        }}
        w={400}
      />
      {choose.error !== null && <FailedLine said={say(choose.error)} />}
    </>
  )
}

function Dates({ pack }: { readonly pack: Pack }) {
  const words = useWords()
  const formats = useFormats()
  const today = useToday()
  const day = (iso: string) => formats.partialDate(iso)
  return (
    <div>
      <p className={styles['small']}>
        {words('rules.since', { day: day(pack.from), read: day(pack.read) })} · {pack.pack}
      </p>
      {daysSince(pack.read, today) > A_YEAR && <p className={styles['but']}>{words('rules.old')}</p>}
    </div>
  )
}

function Asked({ pack }: { readonly pack: Pack }) {
  const words = useWords()
  const formats = useFormats()
  const times = DISTURBING.map((channel) =>
    words('rules.hours', {
      channel: words(`consent.channel.${channel}`),
      times:
        pack.hours[channel] === undefined ? words('rules.hours.any') : sayHours(words, formats, pack.hours[channel]),
    }),
  )
  return (
    <ul className={styles['sources']}>
      <li>{words(`rules.unasked.${pack.unasked}`)}</li>
      <li>{words(`rules.ask-by-mail.${pack.askByMail ? 'yes' : 'no'}`)}</li>
      <li>{words('rules.minors', { age: pack.minorsUnder })}</li>
      <li>{words(`rules.postal.${pack.postalAddress ? 'yes' : 'no'}`)}</li>
      {pack.confirmed && <li>{words('rules.confirmed')}</li>}
      {pack.optOutLine && <li>{words('rules.opt-out')}</li>}
      <li>{words('rules.honour', { days: pack.honourDays })}</li>
      {times.map((line) => (
        <li key={line}>{line}</li>
      ))}
      <li>{words('rules.hours.zone')}</li>
    </ul>
  )
}

function States({ pack }: { readonly pack: Pack }) {
  const words = useWords()
  const formats = useFormats()
  return (
    <SettingsGroup title={words('rules.states')} help={words('rules.states-help')} rows>
      <ul className={styles['sources']}>
        {pack.states.map(({ state, hours, law, seen }) => (
          <li key={state}>
            {words('rules.state', { state, times: sayHours(words, formats, hours) })}{' '}
            <span className={styles['small']}>{words(`rules.state-law.${seen}`, { law })}</span>
          </li>
        ))}
      </ul>
    </SettingsGroup>
  )
}
