// What narrows the list now: one chip each, taken away by a click.
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ContactFilter } from '../../../../shared/contract/contacts.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { Chip } from '../../../components/Chip.tsx'
import { sayCondition } from '../../fields/say-condition.ts'
import { useOwnFields } from '../../fields/use-own-fields.ts'
import { partsOf, withoutPart, type Part } from './list-state.ts'
import styles from './list.module.css'

interface NarrowChipsProps {
  readonly filter: ContactFilter
  readonly onChange: (filter: ContactFilter) => void
}

export function NarrowChips({ filter, onChange }: NarrowChipsProps) {
  const words = useWords()
  const name = usePartNames()
  const parts = partsOf(filter)
  if (parts.length === 0) return null
  return (
    <div className={styles['chips']}>
      {parts.map((part) => {
        const what = name(part)
        return (
          <Chip key={`${part.is} ${what}`}>
            {what}
            <button
              type="button"
              className={styles['remove']}
              aria-label={words('contacts.narrow.remove', { what })}
              onClick={() => onChange(withoutPart(filter, part))}
            >
              <IconX size={14} stroke={1.6} aria-hidden />
            </button>
          </Chip>
        )
      })}
    </div>
  )
}

function usePartNames(): (part: Part) => string {
  const words = useWords()
  const formats = useFormats()
  const fields = useOwnFields('contacts')
  const segments = useQuery(q.segments.list.queryOptions({ input: {} })).data
  const staff = useQuery(q.users.list.queryOptions({ input: {} })).data
  return (part) => {
    switch (part.is) {
      case 'tag':
      case 'city':
      case 'source':
        return part.text
      case 'has':
        return words(`contacts.have.${part.what}`)
      case 'lacks':
        return words(`contacts.lack.${part.what}`)
      case 'channel':
        return words(`contacts.channel.${part.channel}`)
      case 'kind':
        return words(part.kind === 'person' ? 'contacts.narrow.people' : 'contacts.narrow.companies')
      case 'staff':
        return staff?.find((user) => user.id === part.id)?.name ?? words('contacts.narrow.any')
      case 'custom':
        return sayCondition(
          fields.find(({ id }) => id === part.condition.field),
          part.condition,
          { words, formats },
        )
      case 'birthday':
        return words('contacts.narrow.chip.birthday', {
          from: formats.partialDate(part.from),
          to: formats.partialDate(part.to),
        })
      case 'standing':
        return words(`value.standing.${part.standing}`)
      case 'tier':
        return words('value.narrow.tier-is', { tier: words(`value.tier.${part.tier}`) })
      case 'group':
        return words('value.narrow.group-is', { group: words(`value.group.${part.group}`) })
      case 'segment':
        return segments?.find(({ id }) => id === part.id)?.name ?? words('value.narrow.segment')
      case 'dueWithin':
        return words('value.narrow.due-is', { days: part.days })
      case 'stage':
        return words('value.narrow.stage-is', { stage: words(`value.stage.${part.stage}`) })
      case 'consent':
        return words('contacts.narrow.consent-is', {
          channel: words(`consent.channel.${part.consent.channel}`),
          state: words(`consent.state.${part.consent.state}`),
        })
    }
  }
}
