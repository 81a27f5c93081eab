// Lists made by hand: all of them beside the one that is looked at. The address says which.
import { IconArrowLeft, IconListDetails, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, Redirect, useLocation } from 'wouter'
import type { PeopleList } from '../../../shared/contract/lists.ts'
import { q } from '../../api/queries.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { classes } from '../../components/classes.ts'
import { FirstCard } from '../../components/drawings/FirstCard.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { ListDetail } from './ListDetail.tsx'
import { ListForm } from './ListForm.tsx'
import styles from './lists.module.css'
import { listOf, listPath, LISTS_PATH } from './paths.ts'

export function ListsPage() {
  const words = useWords()
  const may = useMay('staff')
  const [path, navigate] = useLocation()
  const [archived, setArchived] = useState(false)
  const [making, setMaking] = useState(false)
  const all = useQuery(q.lists.list.queryOptions({ input: { archived } }))
  const id = listOf(path)
  useShortcuts(may ? { n: { where: 'page', run: () => setMaking(true) } } : {})
  return (
    <PageState query={all} level={1}>
      {(lists) => {
        const current = lists.find((list) => list.id === id)
        return (
          <>
            {lists.length === 0 && !archived ? (
              <NoLists onMake={() => setMaking(true)} onArchived={() => setArchived(true)} />
            ) : (
              <div className={styles['page']} data-step={id === null ? 'lists' : 'list'}>
                {id === null && lists[0] && <FirstOf list={lists[0]} />}
                <Pane
                  lists={lists}
                  current={id}
                  archived={archived}
                  onArchived={setArchived}
                  onMake={() => setMaking(true)}
                />
                <div className={styles['side']}>
                  <p className={styles['back']}>
                    <TextButton
                      icon={<IconArrowLeft size={16} stroke={1.6} aria-hidden />}
                      onClick={() => navigate(`${LISTS_PATH}?all`)}
                    >
                      {words('lists.back')}
                    </TextButton>
                  </p>
                  {current ? <ListDetail key={current.id} list={current} /> : <NothingChosen known={id === null} />}
                </div>
              </div>
            )}
            {making && (
              <ListForm
                list={null}
                onClose={() => setMaking(false)}
                onDone={(made) => {
                  setArchived(false)
                  setMaking(false)
                  navigate(listPath(made))
                }}
              />
            )}
          </>
        )
      }}
    </PageState>
  )
}

/** In a wide window one is always open. */
function FirstOf({ list }: { readonly list: PeopleList }) {
  return window.matchMedia('(min-width: 901px)').matches ? <Redirect to={listPath(list.id)} replace /> : null
}

interface NoListsProps {
  readonly onMake: () => void
  readonly onArchived: () => void
}

function NoLists({ onMake, onArchived }: NoListsProps) {
  const words = useWords()
  const may = useMay('staff')
  return (
    <EmptyState
      drawing={<FirstCard />}
      title={words('lists.empty.title')}
      sentence={words('lists.empty.text')}
      {...(may && {
        button: {
          words: words('lists.empty.action'),
          icon: <IconListDetails size={18} stroke={1.6} aria-hidden />,
          onClick: onMake,
        },
      })}
      quiet={<TextButton onClick={onArchived}>{words('lists.archived')}</TextButton>}
    />
  )
}

interface PaneProps {
  readonly lists: readonly PeopleList[]
  readonly current: number | null
  readonly archived: boolean
  readonly onArchived: (archived: boolean) => void
  readonly onMake: () => void
}

function Pane({ lists, current, archived, onArchived, onMake }: PaneProps) {
  const words = useWords()
  const formats = useFormats()
  const may = useMay('staff')
  return (
    <nav className={styles['pane']} aria-label={words('lists.label')}>
      <div className={styles['top']}>
        <h2>{words(archived ? 'lists.archived' : 'lists.title')}</h2>
        {may && (
          <span className={styles['new']}>
            <TextButton icon={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={onMake}>
              {words('lists.new')}
            </TextButton>
            <Keycap label={words('contacts.key.n')} />
          </span>
        )}
      </div>
      <ul>
        {lists.map((list) => (
          <li key={list.id}>
            <Link
              href={listPath(list.id)}
              className={classes(styles['entry'], list.id === current && styles['current'])}
              aria-current={list.id === current ? 'page' : undefined}
            >
              <bdi className={styles['entryName']}>{list.name}</bdi>
              <span className={styles['count']}>{formats.number(list.count)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {lists.length === 0 && <p className={styles['quiet']}>{words('lists.none-archived')}</p>}
      <p className={styles['top']}>
        <TextButton tone="quiet" onClick={() => onArchived(!archived)}>
          {words(archived ? 'lists.in-use' : 'lists.archived')}
        </TextButton>
      </p>
    </nav>
  )
}

function NothingChosen({ known }: { readonly known: boolean }) {
  const words = useWords()
  return (
    <div>
      <h1>{words(known ? 'lists.choose' : 'lists.gone')}</h1>
      {!known && <p className={styles['quiet']}>{words('lists.gone-text')}</p>}
    </div>
  )
}
