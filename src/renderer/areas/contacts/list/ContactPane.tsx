// The list of customers with everything that steers it: view, filter, order, and the keys that move in it.
import { TextInput } from '@mantine/core'
import { IconFilter, IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { useLocation } from 'wouter'
import { useShortcuts } from '../../../app/keyboard/shortcuts.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { useHere, useMay } from '../../../app/session/here.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { Keycap } from '../../../components/Keycap.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { Unseen } from '../../../components/Unseen.tsx'
import { VirtualList, type VirtualListHandle } from '../../../components/VirtualList.tsx'
import { ChosenBar } from '../chosen/ChosenBar.tsx'
import type { ChosenPeople } from '../chosen/use-chosen.ts'
import { draftFromText, emptyDraft } from '../form/draft.ts'
import { drafts } from '../form/draft-store.ts'
import { NEW_CONTACT_PATH } from '../paths.ts'
import { useCustomerCount } from '../use-customer-count.ts'
import { useToday } from '../use-today.ts'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import { ContactRowLine } from './ContactRowLine.tsx'
import { columnOfSort } from './list-columns.ts'
import { listMemory } from './list-memory.ts'
import { isPlain, partsIn, PLAIN, type ListState } from './list-state.ts'
import styles from './list.module.css'
import { NarrowChips } from './NarrowChips.tsx'
import { NarrowPopover } from './NarrowPopover.tsx'
import { SortMenu } from './SortMenu.tsx'
import type { ContactList } from './use-contact-list.ts'
import { useColumnNames } from './use-column-names.ts'
import { ViewsMenu } from './ViewsMenu.tsx'

/** px */
const ONE_LINE = 40
const TWO_LINES = 60

interface ContactPaneProps {
  readonly state: ListState
  readonly view: number | null
  readonly list: ContactList
  readonly active: number
  readonly onActive: (index: number) => void
  readonly onOpen: (index: number) => void
  readonly onPick: (index: number) => void
  readonly listRef: RefObject<VirtualListHandle | null>
  /** Null where nothing may be changed. */
  readonly people: ChosenPeople | null
}

export function ContactPane(props: ContactPaneProps) {
  const { state, view, list, listRef, people } = props
  const words = useWords()
  const filterBox = useRef<HTMLInputElement>(null)
  const change = (next: ListState) => listMemory.keep({ state: next })
  useShortcuts({ '/': { where: 'page', run: () => filterBox.current?.focus() } })
  return (
    <section className={styles['pane']} aria-label={words('contacts.list.label')}>
      <div className={styles['top']}>
        <ViewsMenu
          state={state}
          view={view}
          onChoose={(next, chosen) => listMemory.keep({ state: next, view: chosen })}
        />
        <NewLink />
      </div>
      <FilterBox
        box={filterBox}
        text={state.filter.text ?? ''}
        onText={(text) => change({ ...state, filter: { ...state.filter, text: text === '' ? undefined : text } })}
        toList={() => listRef.current?.focus()}
      />
      {people?.any === true ? (
        <ChosenBar state={state} people={people} total={list.total ?? 0} toList={() => listRef.current?.focus()} />
      ) : (
        <div className={styles['head']}>
          <SortMenu state={state} onChange={change} />
          <NarrowPopover filter={state.filter} onChange={(filter) => change({ ...state, filter })} />
          <span className={styles['column']}>
            <ColumnsMenu columns={state.columns} onChange={(columns) => change({ ...state, columns })}>
              <ColumnHead state={state} />
            </ColumnsMenu>
          </span>
        </div>
      )}
      <NarrowChips filter={state.filter} onChange={(filter) => change({ ...state, filter })} />
      <Found state={state} list={list} />
      <PaneBody {...props} />
    </section>
  )
}

/** What stands beside the names. */
function ColumnHead({ state: { sort, byField, columns } }: Pick<ContactPaneProps, 'state'>) {
  const words = useWords()
  const name = useColumnNames()
  const [first] = columns
  if (first === undefined && byField === null) return words(`contacts.column.${sort}`)
  return name(first ?? columnOfSort(sort, byField))
}

function NewLink() {
  const words = useWords()
  if (!useMay('staff')) return null
  return (
    <span className={styles['new']}>
      <TextButton
        href={NEW_CONTACT_PATH}
        label={words('contacts.list.new-label')}
        icon={<IconPlus size={16} stroke={1.6} aria-hidden />}
      >
        {words('contacts.list.new')}
      </TextButton>
      <Keycap label={words('contacts.key.n')} />
    </span>
  )
}

interface FilterBoxProps {
  readonly box: RefObject<HTMLInputElement | null>
  readonly text: string
  readonly onText: (text: string) => void
  readonly toList: () => void
}

function FilterBox({ box, text, onText, toList }: FilterBoxProps) {
  const words = useWords()
  const count = useCustomerCount()
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && text !== '') onText('')
    else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') toList()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <TextInput
      ref={box}
      className={styles['filter']}
      aria-label={words('contacts.list.filter-label')}
      placeholder={count === undefined ? '' : words('contacts.list.filter', { count })}
      leftSection={<IconFilter size={18} stroke={1.6} aria-hidden />}
      rightSection={<Keycap label={words('key.slash')} />}
      rightSectionPointerEvents="none"
      maxLength={200}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  )
}

/** How many are left, where the list shows not everybody; said aloud a moment after it has settled. */
function Found({ state, list }: { readonly state: ListState; readonly list: ContactList }) {
  const words = useWords()
  const total = useCustomerCount()
  const narrowed = !isPlain(state)
  const count = narrowed && list.settled ? list.total : undefined
  return (
    <>
      {narrowed && list.total !== undefined && list.total > 0 && total !== undefined && (
        <p className={styles['found']}>{words('contacts.list.found', { count: list.total, total })}</p>
      )}
      <div aria-live="polite">
        {count !== undefined && <Unseen>{words('contacts.list.found-live', { count })}</Unseen>}
      </div>
    </>
  )
}

function PaneBody({ state, list, active, onActive, onOpen, onPick, listRef, people }: ContactPaneProps) {
  const words = useWords()
  const say = useSaid()
  const today = useToday()
  const columns = state.columns.length > 0 ? state.columns : [columnOfSort(state.sort, state.byField)]
  if (list.total === undefined) {
    if (list.error === null) return <Skeleton rows={14} />
    return (
      <FailedLine
        said={say(list.error)}
        action={<TextButton onClick={list.again}>{words('contacts.failed.again')}</TextButton>}
      />
    )
  }
  if (list.total === 0) return <Nobody state={state} />
  return (
    <VirtualList
      ref={listRef}
      className={styles['list']}
      label={words('contacts.list.label')}
      total={list.total}
      rowAt={list.rowAt}
      onRange={list.onRange}
      active={active}
      onActive={onActive}
      onOpen={onOpen}
      onPick={onPick}
      choosing={people ?? undefined}
      rowHeight={columns.length > 1 ? TWO_LINES : ONE_LINE}
      renderRow={(row, { active: isActive }) => (
        <ContactRowLine row={row} columns={columns} active={isActive} today={today} />
      )}
    />
  )
}

function Nobody({ state }: { readonly state: ListState }) {
  const words = useWords()
  const [, navigate] = useLocation()
  const { user } = useHere()
  const may = useMay('staff')
  const text = (state.filter.text ?? '').trim()
  const narrowed = partsIn(state.filter) > 0
  const writeDown = () => {
    const base = emptyDraft()
    // What somebody began earlier is worth more than the letters of a filter.
    if (drafts.find(user.id, 'new') === null)
      drafts.keep(user.id, 'new', {
        base,
        draft: draftFromText(text),
        version: null,
        photo: { is: 'kept' },
        begun: false,
      })
    navigate(NEW_CONTACT_PATH)
  }
  const showEveryone = () =>
    listMemory.keep({ state: { ...PLAIN, sort: state.sort, descending: state.descending }, view: null })
  return (
    <div className={styles['nobody']}>
      <h2>{words('contacts.nobody.title')}</h2>
      <p className={styles['quiet']}>
        {text === '' || narrowed ? words('contacts.nobody.narrowed') : words('contacts.nobody.text', { text })}
      </p>
      {may && text !== '' && !narrowed && (
        <TextButton icon={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={writeDown}>
          {words('contacts.nobody.new', { text })}
        </TextButton>
      )}
      <TextButton onClick={showEveryone}>{words('contacts.nobody.clear')}</TextButton>
    </div>
  )
}

interface InSight {
  readonly active: number
  /** Filter and order, as one text. */
  readonly key: string
  /** The rows on the screen answer this filter. */
  readonly ready: boolean
}

/**
 * Keeps the active row in sight when it was chosen elsewhere: by a link, by going back, by the search box. Another
 * filter that does not have it begins at its top.
 */
export function useInSight(listRef: RefObject<VirtualListHandle | null>, { active, key, ready }: InSight): void {
  useEffect(() => {
    if (!ready) return
    if (active >= 0) listRef.current?.reveal(active)
    else listRef.current?.scrollTo(0)
  }, [active, key, ready, listRef])
}
