// What can be done with those who are chosen in the list, in the place of what narrows and orders it.
import { Button, CloseButton, Menu, Modal, Select } from '@mantine/core'
import {
  IconArrowsJoin2,
  IconChecks,
  IconDots,
  IconDownload,
  IconPencil,
  IconTrash,
  IconUsersPlus,
} from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type KeyboardEvent, type ReactNode, type SyntheticEvent } from 'react'
import { useLocation } from 'wouter'
import type { BulkPeople } from '../../../../shared/contract/bulk.ts'
import { MOST_MERGED } from '../../../../shared/domain/duplicates/most-merged.ts'
import { api } from '../../../api/client.ts'
import { q } from '../../../api/queries.ts'
import { useShortcuts } from '../../../app/keyboard/shortcuts.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { useMay } from '../../../app/session/here.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { mergePath } from '../../duplicates/paths.ts'
import { TakeOut } from '../../exchange/TakeOut.tsx'
import { orderOf, tidy, type ListState } from '../list/list-state.ts'
import { ChangeDialogue } from './ChangeDialogue.tsx'
import styles from './chosen.module.css'
import type { ChosenPeople } from './use-chosen.ts'

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

interface ChosenBarProps {
  readonly state: ListState
  readonly people: ChosenPeople
  /** How many the list shows. */
  readonly total: number
  readonly toList: () => void
}

type Doing = 'change' | 'list' | 'take-out' | 'trash'

export function ChosenBar({ state, people, total, toList }: ChosenBarProps) {
  const words = useWords()
  const [, navigate] = useLocation()
  const mayTakeOut = useMay('bookkeeper')
  const [doing, setDoing] = useState<Doing | null>(null)
  const { count, chosen } = people
  const ids = chosen.all ? [] : [...chosen.ids]
  const named = namedBy(state, people)
  const end = () => setDoing(null)
  const done = () => {
    end()
    people.clear()
    toList()
  }
  useShortcuts({
    e: { where: 'list', run: () => setDoing('change') },
    delete: { where: 'list', run: () => setDoing('trash') },
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || doing !== null) return
    event.preventDefault()
    event.stopPropagation()
    people.clear()
    toList()
  }
  return (
    <div role="group" aria-label={words('bulk.bar')} className={styles['bar']} onKeyDown={onKeyDown}>
      <CloseButton
        size="sm"
        aria-label={words('bulk.forget')}
        onClick={() => {
          people.clear()
          toList()
        }}
      />
      <span className={styles['count']} role="status">
        {chosen.all && chosen.but.size === 0 ? words('bulk.all', { count }) : words('bulk.chosen', { count })}
      </span>
      <TextButton icon={<IconPencil {...ICON} />} onClick={() => setDoing('change')}>
        {words('bulk.change')}
      </TextButton>
      <Menu position="bottom-end" returnFocus>
        <Menu.Target>
          <button type="button" className={styles['more']} aria-label={words('bulk.more-actions')}>
            <IconDots {...ICON} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {!(chosen.all && chosen.but.size === 0) && (
            <Menu.Item leftSection={<IconChecks {...ICON} />} onClick={people.everybody}>
              {words('bulk.choose-all', { count: total })}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconUsersPlus {...ICON} />} onClick={() => setDoing('list')}>
            {words('bulk.to-list')}
          </Menu.Item>
          {mayTakeOut && (
            <Menu.Item leftSection={<IconDownload {...ICON} />} onClick={() => setDoing('take-out')}>
              {words('bulk.take-out')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconArrowsJoin2 {...ICON} />}
            disabled={ids.length < 2 || ids.length > MOST_MERGED}
            onClick={() => navigate(mergePath(ids))}
          >
            {words('bulk.merge', { most: MOST_MERGED })}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconTrash {...ICON} />} onClick={() => setDoing('trash')}>
            {words('bulk.trash')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {doing === 'change' && <ChangeDialogue people={named} count={count} onClose={end} onDone={done} />}
      {doing === 'list' && <ToList people={named} count={count} onClose={end} onDone={done} />}
      {doing === 'trash' && <ToTrash people={named} count={count} onClose={end} onDone={done} />}
      {doing === 'take-out' && (
        <TakeOut of={{ what: 'contacts', ...named, name: words('bulk.chosen', { count }) }} onClose={end} />
      )}
    </div>
  )
}

/** Those chosen, as the core is told of them. */
function namedBy(state: ListState, { chosen }: ChosenPeople): BulkPeople {
  if (!chosen.all) return { ids: [...chosen.ids], except: [] }
  const query = { filter: tidy(state.filter), ...orderOf(state) }
  return { query, except: [...chosen.but] }
}

interface DoingProps {
  readonly people: BulkPeople
  readonly count: number
  readonly onClose: () => void
  readonly onDone: () => void
}

function ToTrash({ people, count, onClose, onDone }: DoingProps) {
  const words = useWords()
  const trash = useMutation(
    q.bulk.trash.mutationOptions({
      meta: {
        done: (answer) => words('bulk.trashed', { count: (answer as { readonly count: number }).count }), // of `bulk.trash`
      },
      onSuccess: onDone,
    }),
  )
  return (
    <Asking
      title={words('bulk.trash-title', { count })}
      action={words('bulk.trash-do')}
      busy={trash.isPending}
      error={trash.error}
      onDo={() => trash.mutate({ people })}
      onClose={onClose}
    >
      <p>{words('bulk.trash-text')}</p>
    </Asking>
  )
}

function ToList({ people, count, onClose, onDone }: DoingProps) {
  const words = useWords()
  const lists = useQuery(q.lists.list.queryOptions({ input: {} })).data
  const [list, setList] = useState<string | null>(null)
  const add = useMutation({
    mutationFn: (id: number) => {
      const { ids, query, except } = people
      return query === undefined
        ? api.lists.add({ id, contactIds: ids ?? [] })
        : api.lists.addMatching({ id, query, except })
    },
    meta: {
      done: (answer) => words('lists.added', { count: (answer as { readonly count: number }).count }), // of either
    },
    onSuccess: onDone,
  })
  return (
    <Asking
      title={words('bulk.list-title', { count })}
      action={words('bulk.list-do')}
      busy={add.isPending || list === null}
      error={add.error}
      onDo={() => list !== null && add.mutate(Number(list))}
      onClose={onClose}
    >
      {lists?.length === 0 ? (
        <p>{words('bulk.no-list')}</p>
      ) : (
        <Select
          label={words('bulk.which-list')}
          data-autofocus=""
          searchable
          data={(lists ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          value={list}
          onChange={setList}
        />
      )}
    </Asking>
  )
}

interface AskingProps {
  readonly title: string
  readonly action: string
  readonly busy: boolean
  readonly error: unknown
  readonly onDo: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

function Asking({ title, action, busy, error, onDo, onClose, children }: AskingProps) {
  const words = useWords()
  const say = useSaid()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!busy) onDo()
  }
  return (
    <Modal opened onClose={onClose} size={480} title={title} closeButtonProps={{ 'aria-label': words('app.close') }}>
      <form className={styles['form']} onSubmit={submit}>
        {children}
        {error !== null && <FailedLine said={say(error)} />}
        <div className={styles['foot']}>
          <Button type="submit" variant="filled" disabled={busy} data-autofocus="">
            {action}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
