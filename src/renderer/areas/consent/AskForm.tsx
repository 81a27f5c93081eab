// Whom to ask: everybody whom nobody asked yet, or those of them with a tag; and where their addresses come from.
import { Button, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { ContactFilter } from '../../../shared/contract/contacts.ts'
import { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { LeftForThis } from './AskByMail.tsx'
import styles from './consent.module.css'

/** `ready`: somebody wrote the words. */
export function AskForm({ ready }: { readonly ready: boolean }) {
  const words = useWords()
  const say = useSaid()
  const [tag, setTag] = useState('')
  const [source, setSource] = useState('')
  const [left, setLeft] = useState(false)
  const rules = useQuery(q.consent.rules.queryOptions({ input: {} })).data
  const anybody = rules?.packs.find(({ pack }) => pack === rules.pack)?.askByMail ?? false
  const allowed = anybody || left
  const filter: ContactFilter = {
    has: ['email'],
    consent: { channel: 'email', purpose: 'marketing', state: 'unknown' },
    ...(tag !== '' && { tags: [tag] }),
  }
  const tags = useQuery(q.contacts.vocabulary.queryOptions({ input: {} })).data?.tags ?? []
  const count = useQuery(q.contacts.list.queryOptions({ input: { filter, limit: 1 } })).data?.total
  const ask = useAsk(() => setSource(''))
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (ready && allowed && source.trim() !== '') ask.mutate({ filter, source, leftForThis: left })
  }
  return (
    <form className={styles['adding']} onSubmit={submit}>
      <Select
        label={words('asking.whom')}
        allowDeselect={false}
        searchable
        data={[
          { value: '', label: words('asking.whom-all') },
          ...tags.map(({ name }) => ({ value: name, label: words('asking.whom-tag', { tag: name }) })),
        ]}
        value={tag}
        onChange={(chosen) => setTag(chosen ?? '')}
      />
      <TextInput
        label={words('asking.source')}
        description={words('asking.source-hint')}
        maxLength={200}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <LeftForThis anybody={anybody} checked={left} onChange={setLeft} />
      {!ready && <p className={styles['small']}>{words('asking.not-said')}</p>}
      {ask.error !== null && <FailedLine said={say(ask.error)} />}
      <Button
        type="submit"
        disabled={!ready || !allowed || source.trim() === '' || count === undefined || count === 0 || ask.isPending}
      >
        {words('asking.go', { count: count ?? 0 })}
      </Button>
    </form>
  )
}

const AT_ONCE = 500
/** What one request may name. */
const MOST = 5_000

interface Asking {
  readonly filter: ContactFilter
  readonly source: string
  readonly leftForThis: boolean
}

/** Who is left out is known when it is done: children, who is on the do-not-disturb list, who is being asked already. */
function useAsk(onDone: () => void) {
  const words = useWords()
  return useMutation({
    mutationFn: async ({ filter, source, leftForThis }: Asking) => {
      const contactIds: number[] = []
      for (let total = 1; contactIds.length < Math.min(total, MOST);) {
        const page = await api.contacts.list({ filter, from: contactIds.length, limit: AT_ONCE })
        contactIds.push(...page.rows.map(({ id }) => id))
        total = page.rows.length === 0 ? 0 : page.total
      }
      return api.consent.ask({ contactIds: contactIds.slice(0, MOST), source, leftForThis })
    },
    meta: { done: false },
    onSuccess: ({ asked, left }) => {
      steps.say({ tone: 'done', words: words('asking.asked', { count: asked, left }) })
      onDone()
    },
  })
}
