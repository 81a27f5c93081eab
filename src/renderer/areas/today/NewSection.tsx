// Who came into the book this week, newest first.
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { listMemory } from '../contacts/list/list-memory.ts'
import { PLAIN } from '../contacts/list/list-state.ts'
import { CONTACTS_PATH } from '../contacts/paths.ts'
import { NameLine } from './NameLine.tsx'

type ContactRow = Awaited<ReturnType<typeof api.contacts.list>>['rows'][number]

const WEEK_DAYS = 7
const SHOWN = 8
const ASKED = 50

/** The newest customers of the last seven days, at most fifty. */
export function useNewThisWeek(today: number): readonly ContactRow[] {
  const formats = useFormats()
  const newest = useQuery(q.contacts.list.queryOptions({ input: { sort: 'made', descending: true, limit: ASKED } }))
  return (newest.data?.rows ?? []).filter((row) => today - formats.dayOf(row.madeAt) < WEEK_DAYS)
}

/** The list of customers opens with the newest first. */
function showNewest(): void {
  listMemory.keep({ state: { ...PLAIN, sort: 'made', descending: true }, view: null, last: null })
}

interface NewSectionProps {
  readonly fresh: readonly ContactRow[]
  readonly today: number
}

export function NewSection({ fresh, today }: NewSectionProps) {
  const words = useWords()
  const formats = useFormats()
  const id = useId()
  if (fresh.length === 0) return null
  const count = fresh.length < ASKED ? formats.number(fresh.length) : words('today.new-many', { count: ASKED })
  return (
    <section aria-labelledby={id}>
      <SectionHeading
        id={id}
        count={count}
        action={
          fresh.length > SHOWN && (
            <TextButton href={CONTACTS_PATH} onClick={() => showNewest()} label={words('today.new-all-label')}>
              {words('today.new-all')}
            </TextButton>
          )
        }
      >
        {words('today.new')}
      </SectionHeading>
      <ul>
        {fresh.slice(0, SHOWN).map((row) => (
          <NameLine
            key={row.id}
            contactId={row.id}
            name={row.name}
            when={formats.relativeDays(formats.dayOf(row.madeAt) - today)}
          />
        ))}
      </ul>
    </section>
  )
}
