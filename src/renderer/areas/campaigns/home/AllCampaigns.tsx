// Every campaign, by how far it is: running, drafted, done; those put aside on request.
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { campaigns } from '../../../../shared/contract/campaigns.ts'
import type { CampaignState } from '../../../../shared/domain/messages/words.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { ChannelIcon } from '../Channel.tsx'
import { gone, waiting } from '../counts.ts'
import { messagePath } from '../paths.ts'
import { sayWhen } from '../say-plan.ts'
import { StateChip } from '../StateChip.tsx'
import { StuckLine } from '../StuckLine.tsx'
import styles from './home.module.css'

type Shown = OutputOf<typeof campaigns.list>[number]

const GROUPS = [
  { key: 'running', states: ['running', 'paused'] },
  { key: 'draft', states: ['draft'] },
  { key: 'done', states: ['done', 'stopped'] },
] as const satisfies readonly { readonly key: string; readonly states: readonly CampaignState[] }[]

const SHOWN = 6

export function AllCampaigns() {
  const words = useWords()
  const [archived, setArchived] = useState(false)
  const all = useQuery(q.campaigns.list.queryOptions({ input: { archived } })).data ?? []
  return (
    <>
      {archived && all.length === 0 && <p className={styles['quiet']}>{words('messages.none-aside')}</p>}
      {GROUPS.map(({ key, states }) => (
        <Group key={key} name={key} shown={all.filter(({ state }) => states.some((one) => one === state))} />
      ))}
      <p>
        <TextButton tone="quiet" onClick={() => setArchived(!archived)}>
          {words(archived ? 'messages.in-use' : 'messages.aside')}
        </TextButton>
      </p>
    </>
  )
}

function Group({ name, shown }: { readonly name: (typeof GROUPS)[number]['key']; readonly shown: readonly Shown[] }) {
  const words = useWords()
  const formats = useFormats()
  const id = useId()
  const [all, setAll] = useState(false)
  if (shown.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} count={formats.number(shown.length)}>
        {words(`messages.group.${name}`)}
      </SectionHeading>
      <ul className={styles['campaigns']}>
        {(all ? shown : shown.slice(0, SHOWN)).map((campaign) => (
          <CampaignLine key={campaign.id} campaign={campaign} />
        ))}
      </ul>
      {shown.length > SHOWN && !all && (
        <TextButton onClick={() => setAll(true)}>{words('messages.group.all', { count: shown.length })}</TextButton>
      )}
    </section>
  )
}

function CampaignLine({ campaign }: { readonly campaign: Shown }) {
  const words = useWords()
  const formats = useFormats()
  const { id, name, state, schedule, counts, channels, redeemed, startedAt } = campaign
  const figures =
    state === 'draft'
      ? []
      : [
          words('messages.gone', { count: gone(counts) }),
          ...(waiting(counts) > 0 ? [words('messages.waiting', { count: waiting(counts) })] : []),
          ...(redeemed > 0 ? [words('messages.redeemed', { count: redeemed })] : []),
        ]
  // Of one that was started at once, the day says more.
  const when =
    schedule.when === 'now' && startedAt !== null
      ? formats.dayMedium(formats.dayOf(startedAt))
      : sayWhen(schedule, { words, formats })
  return (
    <li>
      <span className={styles['ways']}>
        {channels.map((channel) => (
          <ChannelIcon key={channel} channel={channel} />
        ))}
      </span>
      <span className={styles['grow']}>
        <TextButton href={messagePath(id)}>
          <bdi>{name}</bdi>
        </TextButton>
        <span className={styles['kind']}>{[when, ...figures].join(' · ')}</span>
        <StuckLine stuck={campaign.stuck} />
      </span>
      {(state === 'paused' || state === 'stopped') && (
        <span className={styles['chip']}>
          <StateChip state={state} />
        </span>
      )}
    </li>
  )
}
