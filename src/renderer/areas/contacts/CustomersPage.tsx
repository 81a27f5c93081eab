// Customers: the list beside one profile or form. The address says who is shown, so that links, Back and the search
// box lead to the same place.
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowLeft, IconUserPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useEffectEvent, useRef } from 'react'
import { useLocation } from 'wouter'
import { api } from '../../api/client.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { FirstCard } from '../../components/drawings/FirstCard.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import type { VirtualListHandle } from '../../components/VirtualList.tsx'
import { counterPath } from '../counter/paths.ts'
import { importPath } from '../exchange/paths.ts'
import styles from './contacts.module.css'
import { useSeesOwnFields } from '../fields/use-own-fields.ts'
import { useChosen } from './chosen/use-chosen.ts'
import { EditContact } from './form/EditContact.tsx'
import { ContactForm } from './form/ContactForm.tsx'
import { ContactPane, useInSight } from './list/ContactPane.tsx'
import { listMemory, useListMemory } from './list/list-memory.ts'
import { encodeState, isPlain, withoutOwnFields, type ListState } from './list/list-state.ts'
import { useContactList } from './list/use-contact-list.ts'
import { useSelection } from './list/use-selection.ts'
import { CONTACTS_PATH, contactPath, editContactPath, NEW_CONTACT_PATH, placeOf, type ContactsPlace } from './paths.ts'
import { Profile } from './profile/Profile.tsx'

export function CustomersPage() {
  const [path, navigate] = useLocation()
  const place = placeOf(path)
  const { state: kept, view } = useListMemory()
  const state = useSeesOwnFields() ? kept : withoutOwnFields(kept)
  // Typing stays quick: the list follows a moment after the letters.
  const asked = useDeferredValue(state)
  const list = useContactList(asked)
  const empty = list.total === 0 && isPlain(state) && list.settled
  if (empty && place.at === 'new') return <FirstForm navigate={navigate} />
  if (empty) return <EmptyBook />
  return <ListAndSide place={place} state={state} asked={asked} view={view} list={list} navigate={navigate} />
}

function EmptyBook() {
  const words = useWords()
  const [, navigate] = useLocation()
  const may = useMay('staff')
  const mayImport = useMay('manager')
  const start = () => navigate(NEW_CONTACT_PATH)
  useShortcuts({ n: { where: 'page', run: start } })
  return (
    <EmptyState
      drawing={<FirstCard />}
      title={words('contacts.empty.title')}
      sentence={words('contacts.empty.text')}
      {...(may && {
        button: {
          words: words('contacts.empty.action'),
          icon: <IconUserPlus size={18} stroke={1.6} aria-hidden />,
          onClick: start,
        },
      })}
      {...(mayImport && {
        quiet: <TextButton href={importPath('contacts')}>{words('contacts.empty.import')}</TextButton>,
      })}
    />
  )
}

/** There is no list to stand beside yet. */
function FirstForm({ navigate }: Pick<ListAndSideProps, 'navigate'>) {
  return (
    <div className={styles['alone']}>
      <ContactForm
        contact={null}
        onSaved={(id) => navigate(contactPath(id), { replace: true })}
        onLeave={() => navigate(CONTACTS_PATH)}
      />
    </div>
  )
}

interface ListAndSideProps extends Pick<ReturnType<typeof useListMemory>, 'state' | 'view'> {
  readonly place: ContactsPlace
  /** What the list answers to; a moment behind `state` while somebody types. */
  readonly asked: ListState
  readonly list: ReturnType<typeof useContactList>
  readonly navigate: (path: string, options?: { replace?: boolean }) => void
}

function ListAndSide({ place, state, asked, view, list, navigate }: ListAndSideProps) {
  const words = useWords()
  const may = useMay('staff')
  const listRef = useRef<VirtualListHandle>(null)
  const profileRef = useRef<HTMLElement>(null)
  const id = place.at === 'profile' || place.at === 'edit' ? place.id : null
  const wide = useWide()
  const show = (next: number) => navigate(contactPath(next), { replace: place.at === 'profile' })
  const { active, onActive } = useSelection({ state: asked, list, id, show, follows: wide })
  useInSight(listRef, { active, key: encodeState(asked), ready: list.settled })
  useLookedAt({ place, list, navigate, wide })

  const people = useChosen(asked, list)
  const known = list.rowAt(active)
  const trash = useTrash()
  const trashShown = () => {
    if (id === null) return
    const neighbour = list.rowAt(active + 1) ?? list.rowAt(active - 1)
    trash.mutate(
      { id, name: known?.name ?? null },
      {
        onSuccess: () => {
          listMemory.keep({ last: null, gone: id })
          navigate(neighbour ? contactPath(neighbour.id) : CONTACTS_PATH, { replace: true })
          listRef.current?.focus()
        },
      },
    )
  }
  const backToList = () => {
    listRef.current?.focus()
    if (place.at !== 'profile') navigate(id === null ? CONTACTS_PATH : contactPath(id))
  }
  const open = (index: number) => {
    const row = list.rowAt(index)
    if (wide) profileRef.current?.focus()
    else if (row) show(row.id)
  }
  const toList = () => {
    navigate(CONTACTS_PATH)
    requestAnimationFrame(() => listRef.current?.focus())
  }
  useShortcuts({
    ...(may && {
      n: { where: 'list', run: () => navigate(NEW_CONTACT_PATH) },
      v: { where: 'list', run: () => (id === null ? undefined : navigate(counterPath(id))) },
      e: { where: 'list', run: () => (id === null ? undefined : navigate(editContactPath(id))) },
      delete: { where: 'list', run: trashShown },
    }),
    escape: { where: 'list', run: () => (wide ? listRef.current?.focus() : toList()) },
  })
  return (
    <div className={styles['page']} data-step={place.at === 'list' ? 'list' : 'side'}>
      <ContactPane
        state={state}
        view={view}
        list={list}
        active={active}
        onActive={onActive}
        onOpen={open}
        onPick={(index) => (wide ? undefined : open(index))}
        listRef={listRef}
        people={may ? people : null}
      />
      <div className={styles['side']}>
        {place.at !== 'list' && (
          <p className={styles['back']}>
            <TextButton icon={<IconArrowLeft size={16} stroke={1.6} aria-hidden />} onClick={toList}>
              {words('contacts.list.back')}
            </TextButton>
          </p>
        )}
        {place.at === 'list' && <NobodyChosen />}
        {place.at === 'profile' && (
          <Profile
            ref={profileRef}
            takesFocus={!wide}
            id={place.id}
            visit={place.visit ?? null}
            known={known?.id === place.id ? known : undefined}
            onTrash={trashShown}
          />
        )}
        {place.at === 'new' && (
          <ContactForm
            contact={null}
            onSaved={(made) => {
              navigate(contactPath(made), { replace: true })
              listRef.current?.focus()
            }}
            onLeave={backToList}
          />
        )}
        {place.at === 'edit' && (
          <EditContact
            key={place.id}
            id={place.id}
            onDone={() => {
              navigate(contactPath(place.id), { replace: true })
              listRef.current?.focus()
            }}
          />
        )}
      </div>
    </div>
  )
}

/** List and page stand side by side; the style sheet knows the same width. */
function useWide(): boolean {
  return useMediaQuery('(min-width: 901px)', true, { getInitialValueInEffect: false })
}

/** In a wide window somebody is always beside the list: who was looked at last, or the first of the list. */
interface LookedAt extends Pick<ListAndSideProps, 'place' | 'list' | 'navigate'> {
  readonly wide: boolean
}

function useLookedAt({ place, list, navigate, wide }: LookedAt): void {
  const { last, gone } = useListMemory()
  const shown = place.at === 'profile' ? place.id : null
  const top = list.rowAt(0)?.id
  const first = last ?? top
  // Somebody just put into the trash may stand in the list for a moment more.
  const wanted = wide && place.at === 'list' && first !== gone ? first : undefined
  const go = useEffectEvent((id: number) => navigate(contactPath(id), { replace: true }))
  useEffect(() => {
    if (wanted !== undefined) go(wanted)
  }, [wanted])
  useEffect(() => {
    if (shown !== null) listMemory.keep({ last: shown })
  }, [shown])
  const left = gone !== null && top !== gone
  useEffect(() => {
    if (left) listMemory.keep({ gone: null })
  }, [left])
}

interface Trashed {
  readonly id: number
  readonly name: string | null
}

function useTrash() {
  const words = useWords()
  return useMutation({
    mutationFn: async ({ id, name }: Trashed) => ({ ...(await api.contacts.trash({ ids: [id] })), name }),
    meta: {
      done: (answer) => {
        const { name } = answer as Trashed // the answer of this very mutation
        return name === null ? words('contacts.profile.trashed') : words('contacts.profile.trashed-one', { name })
      },
    },
  })
}

function NobodyChosen() {
  const words = useWords()
  return (
    <div className={styles['none']}>
      <h1>{words('contacts.none.title')}</h1>
      <p>{words('contacts.none.text')}</p>
    </div>
  )
}
