// Asking people for their yes by mail: who was asked and how it stands, asking more of them, the words, and the welcome.
import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { consent } from '../../../shared/contract/consent.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { contactPath } from '../contacts/paths.ts'
import { SettingsContent, SettingsGroup } from '../settings/SettingsContent.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { AskForm } from './AskForm.tsx'
import { AskingWords } from './AskingWords.tsx'
import styles from './consent.module.css'

const PAGE = 100

export function AskingPage() {
  const words = useWords()
  const may = useMay('staff')
  const asking = useQuery(q.consent.asking.queryOptions({ input: {} })).data
  const ready = asking !== undefined && asking.subject !== '' && asking.text !== ''
  return (
    <SettingsContent title={words('settings.asking.title')} lead={words('asking.lead')}>
      <SettingsGroup title={words('asking.open')} rows>
        <Open />
      </SettingsGroup>
      {/* Before anybody can be asked the words have to be there. */}
      {asking !== undefined && !ready && <AskingWords asking={asking} />}
      {may && (
        <SettingsGroup title={words('asking.ask')} help={words('asking.ask-help')}>
          <AskForm ready={ready} />
        </SettingsGroup>
      )}
      {asking !== undefined && ready && <AskingWords key={JSON.stringify(asking)} asking={asking} />}
    </SettingsContent>
  )
}

type Asked = OutputOf<typeof consent.asked>['rows'][number]
interface Answering {
  readonly row: Asked
  readonly yes: boolean
}

function Open() {
  const words = useWords()
  const say = useSaid()
  const [answering, setAnswering] = useState<Answering | null>(null)
  const list = useInfiniteQuery(
    q.consent.asked.infiniteOptions({
      input: (from: number) => ({ from, limit: PAGE }),
      initialPageParam: 0,
      getNextPageParam: ({ total }, pages) => (pages.length * PAGE < total ? pages.length * PAGE : undefined),
    }),
  )
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      {list.error !== null && <FailedLine said={say(list.error)} />}
      {list.isSuccess && rows.length === 0 && (
        <p className={styles['small']} role="status">
          {words('asking.nobody')}
        </p>
      )}
      <ul aria-label={words('asking.open')}>
        {rows.map((row) => (
          <AskedRow key={row.contact.id} row={row} onAnswer={(yes) => setAnswering({ row, yes })} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="default" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words('asking.more')}
        </Button>
      )}
      {answering !== null && (
        <AnswerForm contact={answering.row.contact} yes={answering.yes} onClose={() => setAnswering(null)} />
      )}
    </>
  )
}

function AskedRow({ row, onAnswer }: { readonly row: Asked; readonly onAnswer: (yes: boolean) => void }) {
  const words = useWords()
  const formats = useFormats()
  const may = useMay('staff')
  const { contact, attempt, source, next } = row
  const day = formats.dayMedium(formats.dayOf(next))
  return (
    <li className={styles['entry']}>
      <div className={styles['what']}>
        <p>
          <Link href={contactPath(contact.id)}>{contact.name}</Link>
        </p>
        <p className={styles['small']} dir="auto">
          {words('asking.row', { attempt: String(attempt), source })}
        </p>
        <p className={styles['small']}>{words('asking.next', { attempt: String(attempt), day })}</p>
      </div>
      {may && (
        <div className={styles['answers']}>
          <TextButton label={words('asking.yes-label', { name: contact.name })} onClick={() => onAnswer(true)}>
            {words('asking.yes')}
          </TextButton>
          <TextButton
            tone="quiet"
            label={words('asking.no-label', { name: contact.name })}
            onClick={() => onAnswer(false)}
          >
            {words('asking.no')}
          </TextButton>
        </div>
      )}
    </li>
  )
}
