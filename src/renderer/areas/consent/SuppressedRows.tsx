// The entries of the do-not-disturb list, newest first; an address typed in full shows whether it stands on it.
import { Button, Modal, TextInput } from '@mantine/core'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { Link } from 'wouter'
import type { Suppressed } from '../../../shared/contract/consent.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { contactPath } from '../contacts/paths.ts'
import styles from './consent.module.css'

const PAGE = 100

export function SuppressedRows() {
  const words = useWords()
  const say = useSaid()
  const [sought, setSought] = useState('')
  const [lifting, setLifting] = useState<Suppressed | null>(null)
  const address = sought.trim()
  const list = useInfiniteQuery(
    q.consent.suppressed.infiniteOptions({
      input: (from: number) => ({ from, limit: PAGE, ...(address !== '' && { address }) }),
      initialPageParam: 0,
      getNextPageParam: ({ total }, pages) => (pages.length * PAGE < total ? pages.length * PAGE : undefined),
    }),
  )
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <div className={styles['adding']}>
        <TextInput
          label={words('consent.list.find')}
          description={words('consent.list.find-hint')}
          maxLength={254}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      </div>
      {list.error !== null && <FailedLine said={say(list.error)} />}
      {list.isSuccess && rows.length === 0 && (
        <p className={styles['small']} role="status">
          {words(address === '' ? 'consent.list.empty' : 'consent.list.not-on-it')}
        </p>
      )}
      <ul aria-label={words('consent.list.title')}>
        {rows.map((row) => (
          <EntryRow key={row.id} row={row} onLift={() => setLifting(row)} />
        ))}
      </ul>
      {list.hasNextPage && (
        <TextButton disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words('consent.list.more')}
        </TextButton>
      )}
      {lifting !== null && <LiftForm row={lifting} onClose={() => setLifting(null)} />}
    </>
  )
}

function EntryRow({ row, onLift }: { readonly row: Suppressed; readonly onLift: () => void }) {
  const words = useWords()
  const formats = useFormats()
  const mayLift = useMay('owner')
  const day = formats.day(formats.dayOf(row.at))
  const what = words(`consent.list.kind.${row.kind}`)
  return (
    <li className={styles['entry']}>
      <div className={styles['what']}>
        <p>
          {row.contact === null ? (
            what
          ) : (
            <>
              {what} <Link href={contactPath(row.contact.id)}>{row.contact.name}</Link>
            </>
          )}
        </p>
        <p className={styles['small']} dir="auto">
          {[
            words(`consent.reason.${row.reason}`),
            row.note,
            day,
            row.by,
            row.source === 'typed' ? words('consent.list.typed') : row.source,
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      </div>
      {mayLift && (
        <TextButton
          tone="quiet"
          label={words('consent.list.lift-label', { what: row.contact?.name ?? `${what}, ${day}` })}
          onClick={onLift}
        >
          {words('consent.list.lift')}
        </TextButton>
      )}
    </li>
  )
}

function LiftForm({ row, onClose }: { readonly row: Suppressed; readonly onClose: () => void }) {
  const words = useWords()
  const say = useSaid()
  const [why, setWhy] = useState('')
  const lift = useMutation(
    q.consent.lift.mutationOptions({ meta: { done: words('consent.list.lifted') }, onSuccess: onClose }),
  )
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (why.trim() !== '') lift.mutate({ id: row.id, why })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('consent.list.lift-title')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form className={styles['form']} onSubmit={submit}>
        <p>{words('consent.list.lift-help')}</p>
        <TextInput
          data-autofocus=""
          label={words('consent.list.lift-why')}
          maxLength={300}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        {lift.error !== null && <FailedLine said={say(lift.error)} />}
        <div className={styles['foot']}>
          <Button type="submit" variant="filled" disabled={why.trim() === '' || lift.isPending}>
            {words('consent.list.lift')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
