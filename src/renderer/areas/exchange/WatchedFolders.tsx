// Folders of this PC whose new files come in by themselves: how each stands, its last files, and what can be done about it.
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconPlayerPause,
  IconPlugConnectedX,
  IconPlus,
  type Icon,
} from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import type { WatchedFolder } from '../../../shared/contract/exchange.ts'
import { q } from '../../api/queries.ts'
import { useWorks } from '../../app/frame/works.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMoment } from '../../app/language/use-moment.ts'
import { useSaid } from '../../app/states/use-said.ts'
import { Chip, type ChipProps } from '../../components/Chip.tsx'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { SettingsGroup } from '../settings/SettingsContent.tsx'
import { importWorkPath } from './paths.ts'
import { IMPORT_WORK } from './PastImports.tsx'
import { WatchDialogue } from './WatchDialogue.tsx'
import styles from './watch.module.css'

type State = WatchedFolder['state'] | 'off'

const STATES: Readonly<Record<State, { readonly tone: NonNullable<ChipProps['tone']>; readonly icon: Icon }>> = {
  new: { tone: 'neutral', icon: IconClock },
  good: { tone: 'good', icon: IconCircleCheck },
  gone: { tone: 'late', icon: IconPlugConnectedX },
  failed: { tone: 'late', icon: IconAlertTriangle },
  off: { tone: 'neutral', icon: IconPlayerPause },
}

export function WatchedFolders() {
  const words = useWords()
  const [open, setOpen] = useState<WatchedFolder | 'new' | null>(null)
  const watched = useQuery(q.exchange.watched.queryOptions({ input: {} }))
  useFresh()
  return (
    <SettingsGroup title={words('watch.title')} help={words('watch.lead')} rows>
      {watched.data !== undefined && watched.data.length > 0 && (
        <ul className={styles['folders']}>
          {watched.data.map((folder) => (
            <Folder key={folder.id} folder={folder} onChange={() => setOpen(folder)} />
          ))}
        </ul>
      )}
      <TextButton icon={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={() => setOpen('new')}>
        {words('watch.add')}
      </TextButton>
      {open !== null && <WatchDialogue folder={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </SettingsGroup>
  )
}

/** A file that came in by itself is told as soon as its import begins or ends. */
function useFresh(): void {
  const queryClient = useQueryClient()
  const again = useEffectEvent(() => queryClient.invalidateQueries({ queryKey: q.exchange.watched.key() }))
  const states = useWorks()
    .filter(({ kind }) => kind === IMPORT_WORK)
    .map(({ id, state }) => `${String(id)} ${state}`)
    .join()
  useEffect(() => {
    void again()
  }, [states])
}

interface FolderProps {
  readonly folder: WatchedFolder
  readonly onChange: () => void
}

function Folder({ folder, onChange }: FolderProps) {
  const words = useWords()
  const moment = useMoment()
  const state: State = folder.on ? folder.state : 'off'
  const { tone, icon: Shape } = STATES[state]
  return (
    <li className={styles['folder']}>
      <p className={styles['line']}>
        <bdi className={styles['path']}>{folder.folder}</bdi>
        <span className={styles['quiet']}>{words(`import.kind.${folder.kind}`)}</span>
        <Chip tone={tone} icon={<Shape size={14} stroke={1.6} aria-hidden />}>
          {words(`watch.state.${state}`)}
        </Chip>
        {folder.lookedAt !== null && (
          <span className={styles['quiet']}>{words('watch.looked', { at: moment(folder.lookedAt) })}</span>
        )}
      </p>
      <LastFiles folder={folder} />
      <Acts folder={folder} onChange={onChange} />
    </li>
  )
}

const FILES_SHOWN = 5

function LastFiles({ folder: { folder, files } }: { readonly folder: WatchedFolder }) {
  const words = useWords()
  const moment = useMoment()
  if (files.length === 0) return <p className={styles['quiet']}>{words('watch.no-files')}</p>
  return (
    <ul aria-label={words('watch.files', { folder })}>
      {files.slice(0, FILES_SHOWN).map(({ name, at, outcome, why, work }, place) => (
        <li key={place} className={styles['line']}>
          <bdi>{name}</bdi>
          <span className={styles['quiet']}>{moment(at)}</span>
          <span className={outcome === 'refused' ? styles['refused'] : undefined}>
            {words(`watch.outcome.${outcome}`)}
            {why !== null && `: ${words.find(`error.${why}.what`) ?? why}`}
          </span>
          {work !== null && (
            <TextButton href={importWorkPath(work)} label={words('watch.see-label', { name })}>
              {words('watch.see')}
            </TextButton>
          )}
        </li>
      ))}
    </ul>
  )
}

function Acts({ folder, onChange }: FolderProps) {
  const words = useWords()
  const say = useSaid()
  const { id, kind, mapping, on } = folder
  const queryClient = useQueryClient()
  const onSuccess = () => void queryClient.invalidateQueries({ queryKey: q.exchange.watched.key() })
  const look = useMutation(q.exchange.lookInto.mutationOptions({ onSuccess, meta: { done: false } }))
  const watch = useMutation(q.exchange.watch.mutationOptions({ onSuccess, meta: { done: false } }))
  const forget = useMutation(q.exchange.forget.mutationOptions({ onSuccess, meta: { done: words('watch.forgotten') } }))
  const error = look.error ?? watch.error ?? forget.error
  const label = { folder: folder.folder }
  const known = kind === 'sales' || kind === 'contacts' || kind === 'products' ? kind : 'sales'
  const turn = (next: boolean) => watch.mutate({ id, folder: folder.folder, kind: known, mapping, on: next })
  return (
    <div className={styles['acts']}>
      {on && (
        <TextButton
          label={words('watch.now-label', label)}
          disabled={look.isPending}
          onClick={() => look.mutate({ id })}
        >
          {words('watch.now')}
        </TextButton>
      )}
      <TextButton label={words('watch.change-label', label)} onClick={onChange}>
        {words('watch.change')}
      </TextButton>
      <TextButton
        tone="quiet"
        label={words(on ? 'watch.stop-label' : 'watch.go-on-label', label)}
        disabled={watch.isPending}
        onClick={() => turn(!on)}
      >
        {words(on ? 'watch.stop' : 'watch.go-on')}
      </TextButton>
      {!on && (
        <TextButton
          tone="quiet"
          label={words('watch.forget-label', label)}
          disabled={forget.isPending}
          onClick={() => forget.mutate({ id })}
        >
          {words('watch.forget')}
        </TextButton>
      )}
      {error !== null && <FailedLine said={say(error)} />}
    </div>
  )
}
