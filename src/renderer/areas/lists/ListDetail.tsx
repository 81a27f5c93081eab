// One list: what it is for, who is in it, adding one by one or everybody the customers' list shows, taking off, a file of it.
import { Button } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconDownload, IconPencil, IconPrinter } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PeopleList } from '../../../shared/contract/lists.ts'
import { q } from '../../api/queries.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import type { ContactRow } from '../contacts/list/use-contact-list.ts'
import { contactPath } from '../contacts/paths.ts'
import { TakeOut } from '../exchange/TakeOut.tsx'
import { HistoryLink } from '../history/HistoryLink.tsx'
import { listPaperPath } from '../paper/paths.ts'
import { AddPeople } from './AddPeople.tsx'
import { ListForm } from './ListForm.tsx'
import styles from './lists.module.css'
import { useMembers } from './use-members.ts'

const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

export function ListDetail({ list }: { readonly list: PeopleList }) {
  const words = useWords()
  const may = useMay('staff')
  const mayExport = useMay('bookkeeper')
  const [, navigate] = useLocation()
  const [naming, setNaming] = useState(false)
  return (
    <>
      <header className={styles['header']}>
        <Heading list={list} />
        <div className={styles['actions']}>
          {may && list.count > 0 && (
            <Button
              variant="subtle"
              leftSection={<IconPrinter {...icon} />}
              onClick={() => navigate(listPaperPath(list.id))}
            >
              {words('paper.print-list')}
            </Button>
          )}
          {mayExport && <ExportButton list={list} />}
          {may && <ArchiveButton list={list} />}
          {may && (
            <Button leftSection={<IconPencil {...icon} />} onClick={() => setNaming(true)}>
              {words('lists.rename')}
            </Button>
          )}
        </div>
      </header>
      {may && !list.archived && <AddPeople listId={list.id} />}
      <MemberList list={list} mayTake={may} />
      {naming && <ListForm list={list} onClose={() => setNaming(false)} onDone={() => setNaming(false)} />}
    </>
  )
}

function Heading({ list }: { readonly list: PeopleList }) {
  const words = useWords()
  const formats = useFormats()
  const made = { who: list.madeByName ?? '', day: formats.day(formats.dayOf(list.madeAt)) }
  return (
    <div className={styles['what']}>
      <h1>
        <bdi>{list.name}</bdi>
      </h1>
      <p className={styles['quiet']}>
        {words('lists.people', { count: list.count })} · {words('lists.made', made)}{' '}
        <HistoryLink about={{ what: 'list', id: list.id }} />
      </p>
      {list.note !== null && (
        <p className={styles['note']} dir="auto">
          {list.note}
        </p>
      )}
    </div>
  )
}

function ExportButton({ list }: { readonly list: PeopleList }) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="subtle" leftSection={<IconDownload {...icon} />} onClick={() => setOpen(true)}>
        {words('lists.export')}
      </Button>
      {open && <TakeOut of={{ what: 'list', listId: list.id, name: list.name }} onClose={() => setOpen(false)} />}
    </>
  )
}

function ArchiveButton({ list }: { readonly list: PeopleList }) {
  const words = useWords()
  const say = useSaid()
  const archive = useMutation(
    q.lists.archive.mutationOptions({
      meta: { done: words(list.archived ? 'lists.taken-back' : 'lists.put-aside', { name: list.name }) },
    }),
  )
  return (
    <>
      {archive.error !== null && <FailedLine said={say(archive.error)} />}
      <Button
        variant="subtle"
        leftSection={list.archived ? <IconArchiveOff {...icon} /> : <IconArchive {...icon} />}
        disabled={archive.isPending}
        onClick={() => archive.mutate({ id: list.id, archived: !list.archived })}
      >
        {words(list.archived ? 'lists.take-back' : 'lists.aside')}
      </Button>
    </>
  )
}

interface MemberListProps {
  readonly list: PeopleList
  readonly mayTake: boolean
}

function MemberList({ list, mayTake }: MemberListProps) {
  const words = useWords()
  const say = useSaid()
  const [, navigate] = useLocation()
  const members = useMembers(list.id)
  const [active, setActive] = useState(-1)
  const take = useMutation(
    q.lists.take.mutationOptions({ meta: { done: words('lists.taken-off', { name: list.name }) } }),
  )
  const takeOff = (row: ContactRow | undefined) => {
    if (row && mayTake) take.mutate({ id: list.id, contactIds: [row.id] })
  }
  useShortcuts({ delete: { where: 'list', run: () => takeOff(members.rowAt(active)) } })
  if (members.error !== null) return <FailedLine said={say(members.error)} />
  if (members.total === undefined) return null
  if (members.total === 0) return <p className={styles['quiet']}>{words('lists.nobody')}</p>
  const open = (index: number) => {
    const row = members.rowAt(index)
    if (row) navigate(contactPath(row.id))
  }
  return (
    <VirtualList
      className={styles['members']}
      label={words('lists.members', { name: list.name })}
      total={members.total}
      rowAt={members.rowAt}
      onRange={members.onRange}
      active={active}
      onActive={setActive}
      onOpen={open}
      renderRow={(row) => (
        <>
          <span className={styles['name']} dir="auto">
            {row.name}
          </span>
          <span className={styles['figure']}>
            {[row.city, row.phone ?? row.email].filter((part) => part !== null).join(' · ')}
          </span>
          {mayTake && (
            <TextButton
              tone="quiet"
              label={words('lists.take-label', { name: row.name })}
              disabled={take.isPending}
              onClick={() => takeOff(row)}
            >
              {words('lists.take')}
            </TextButton>
          )}
        </>
      )}
    />
  )
}
