// Saved views: filter and order under a name, one's own or for everybody in the shop.
import { Button, Menu, Modal, Switch, TextInput } from '@mantine/core'
import {
  IconCheck,
  IconChevronDown,
  IconDeviceFloppy,
  IconDownload,
  IconFileImport,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { useLocation } from 'wouter'
import type { api } from '../../../api/client.ts'
import { q } from '../../../api/queries.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { useMay } from '../../../app/session/here.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { importPath } from '../../exchange/paths.ts'
import { TakeOut } from '../../exchange/TakeOut.tsx'
import { decodeState, encodeState, isPlain, PLAIN, sameState, tidy, type ListState } from './list-state.ts'
import styles from './list.module.css'
import { useContactList } from './use-contact-list.ts'

type View = Awaited<ReturnType<typeof api.views.list>>[number]

const LIST = 'contacts'

interface ViewsMenuProps {
  readonly state: ListState
  readonly view: number | null
  readonly onChoose: (state: ListState, view: number | null) => void
}

type Naming = { readonly is: 'new' } | { readonly is: 'edit'; readonly view: View } | null

export function ViewsMenu({ state, view, onChoose }: ViewsMenuProps) {
  const words = useWords()
  const [naming, setNaming] = useState<Naming>(null)
  const [takingOut, setTakingOut] = useState(false)
  const views = useQuery(q.views.list.queryOptions({ input: { list: LIST } })).data ?? []
  const current = views.find((one) => one.id === view) ?? null
  const kept = current === null ? PLAIN : (decodeState(current.query) ?? PLAIN)
  const changed = !sameState(kept, state)
  const name = current?.name ?? words('contacts.list.everyone')
  const choose = (chosen: View) => onChoose(decodeState(chosen.query) ?? PLAIN, chosen.id)
  const mine = views.filter((one) => one.mine && !one.shared)
  const shared = views.filter((one) => one.shared)
  return (
    <>
      <Menu position="bottom-start" width={272}>
        <Menu.Target>
          <button type="button" className={styles['view']} aria-label={words('contacts.views.button', { name })}>
            <span className={styles['viewName']}>{name}</span>
            {changed && current !== null && (
              <span className={styles['changed']}>{words('contacts.views.changed')}</span>
            )}
            <IconChevronDown size={16} stroke={1.6} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <ViewItem
            name={words('contacts.list.everyone')}
            chosen={current === null}
            onClick={() => onChoose(PLAIN, null)}
          />
          <ViewGroup title={words('contacts.views.mine')} views={mine} current={current} onChoose={choose} />
          <ViewGroup title={words('contacts.views.shared')} views={shared} current={current} onChoose={choose} />
          <Menu.Divider />
          {views.length === 0 && !changed && <Menu.Label>{words('contacts.views.none')}</Menu.Label>}
          <ViewActions
            state={state}
            current={current}
            changed={changed}
            onName={setNaming}
            onTakeOut={() => setTakingOut(true)}
            onChoose={onChoose}
          />
        </Menu.Dropdown>
      </Menu>
      {takingOut && <TakeOutShown state={state} onClose={() => setTakingOut(false)} />}
      {naming !== null && (
        <NameView
          naming={naming}
          state={state}
          onClose={() => setNaming(null)}
          onKept={(id) => {
            setNaming(null)
            onChoose(state, id)
          }}
        />
      )}
    </>
  )
}

interface ViewItemProps {
  readonly name: string
  readonly chosen: boolean
  readonly onClick: () => void
}

function ViewItem({ name, chosen, onClick }: ViewItemProps) {
  return (
    <Menu.RadioItem
      value={name}
      checked={chosen}
      checkIcon={<IconCheck size={16} stroke={1.6} aria-hidden />}
      closeMenuOnClick
      onChange={onClick}
    >
      {name}
    </Menu.RadioItem>
  )
}

interface ViewGroupProps {
  readonly title: string
  readonly views: readonly View[]
  readonly current: View | null
  readonly onChoose: (view: View) => void
}

function ViewGroup({ title, views, current, onChoose }: ViewGroupProps) {
  if (views.length === 0) return null
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {views.map((view) => (
        <ViewItem key={view.id} name={view.name} chosen={view.id === current?.id} onClick={() => onChoose(view)} />
      ))}
    </>
  )
}

interface ViewActionsProps {
  readonly state: ListState
  readonly current: View | null
  readonly changed: boolean
  readonly onName: (naming: Naming) => void
  readonly onTakeOut: () => void
  readonly onChoose: (state: ListState, view: number | null) => void
}

function ViewActions({ state, current, changed, onName, onTakeOut, onChoose }: ViewActionsProps) {
  const words = useWords()
  const [, navigate] = useLocation()
  const mayImport = useMay('manager')
  const mayExport = useMay('bookkeeper')
  const save = useMutation(
    q.views.save.mutationOptions({ meta: { done: words('contacts.views.saved', { name: current?.name ?? '' }) } }),
  )
  const remove = useMutation(
    q.views.remove.mutationOptions({ meta: { done: words('contacts.views.removed', { name: current?.name ?? '' }) } }),
  )
  const saveChanges = (view: View) =>
    save.mutate({ id: view.id, list: LIST, name: view.name, shared: view.shared, query: encodeState(state) })
  const removeView = (view: View) => {
    onChoose(state, null)
    remove.mutate({ id: view.id })
  }
  const icon = { size: 16, stroke: 1.6, 'aria-hidden': true }
  return (
    <>
      {changed && current?.mine && (
        <Menu.Item leftSection={<IconDeviceFloppy {...icon} />} onClick={() => saveChanges(current)}>
          {words('contacts.views.save-changes', { name: current.name })}
        </Menu.Item>
      )}
      {changed && (
        <Menu.Item leftSection={<IconDeviceFloppy {...icon} />} onClick={() => onName({ is: 'new' })}>
          {words('contacts.views.save-new')}
        </Menu.Item>
      )}
      {current?.mine && (
        <>
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => onName({ is: 'edit', view: current })}>
            {words('contacts.views.rename')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => removeView(current)}>
            {words('contacts.views.remove', { name: current.name })}
          </Menu.Item>
        </>
      )}
      {mayImport && (
        <Menu.Item leftSection={<IconFileImport {...icon} />} onClick={() => navigate(importPath('contacts'))}>
          {words('contacts.views.import')}
        </Menu.Item>
      )}
      {mayExport && (
        <Menu.Item leftSection={<IconDownload {...icon} />} onClick={onTakeOut}>
          {words('export.button')}
        </Menu.Item>
      )}
    </>
  )
}

/** Those whom the list shows now, or everybody. */
function TakeOutShown({ state, onClose }: { readonly state: ListState; readonly onClose: () => void }) {
  const { filter, sort, descending } = state
  const query = { filter: tidy(filter), sort, descending }
  const shown = useContactList(state).total
  if (shown === undefined) return null
  return <TakeOut of={{ what: 'contacts', query, ...(!isPlain(state) && { shown }) }} onClose={onClose} />
}

interface NameViewProps {
  readonly naming: NonNullable<Naming>
  readonly state: ListState
  readonly onClose: () => void
  readonly onKept: (id: number) => void
}

function NameView({ naming, state, onClose, onKept }: NameViewProps) {
  const words = useWords()
  const say = useSaid()
  const edited = naming.is === 'edit' ? naming.view : null
  const [name, setName] = useState(edited?.name ?? '')
  const [shared, setShared] = useState(edited?.shared ?? false)
  const save = useMutation(
    q.views.save.mutationOptions({
      meta: { done: words('contacts.views.saved', { name: name.trim() }) },
      onSuccess: ({ id }) => onKept(id),
    }),
  )
  const keep = (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    const view = { list: LIST, name: name.trim(), shared, query: edited?.query ?? encodeState(state) }
    save.mutate(edited ? { ...view, id: edited.id } : view)
  }
  return (
    <Modal opened onClose={onClose} title={words(`contacts.views.title.${naming.is}`)}>
      <form className={styles['dialogue']} onSubmit={keep}>
        <TextInput
          label={words('contacts.views.name')}
          description={words('contacts.views.name-hint')}
          data-autofocus=""
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={save.error === null ? null : say(save.error).what}
        />
        <Switch
          label={words('contacts.views.for-all')}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <div>
          <Button type="submit" variant="filled" disabled={name.trim() === ''} loading={save.isPending}>
            {words('contacts.views.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
