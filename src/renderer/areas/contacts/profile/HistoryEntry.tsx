// One entry of the history: when, what, by whom; opened, it shows the values before and after, and can be undone.
import { IconPencil, IconPhoto, IconRestore, IconTrash, IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useMay } from '../../../app/session/here.tsx'
import { useUndo } from '../../../app/undo/use-undo.ts'
import { classes } from '../../../components/classes.ts'
import { TextButton } from '../../../components/TextButton.tsx'
import { Unseen } from '../../../components/Unseen.tsx'
import { sayChange, sayDone } from '../../history/say-done.ts'
import { subjectsIn, worthSaying, type Change, type Done } from './history-view.ts'
import styles from './history.module.css'

export function HistoryEntry({ entry }: { readonly entry: Done }) {
  const formats = useFormats()
  const id = useId()
  const [open, setOpen] = useState(false)
  const changes = useQuery(q.history.changes.queryOptions({ input: { command: entry.command } }))
  const undone = entry.state === 'undone'
  return (
    <li className={classes(styles['entry'], undone && styles['undone'])}>
      <button
        type="button"
        className={styles['row']}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <time className={styles['date']} dateTime={new Date(entry.at).toISOString()}>
          {formats.dayNarrow(formats.dayOf(entry.at))}
        </time>
        <EntryIcon kind={entry.kind} />
        <span className={styles['words']}>
          <EntryWords entry={entry} changes={changes.data ?? []} />
        </span>
        <EntryFigure entry={entry} />
      </button>
      <div id={id} hidden={!open} className={styles['changes']}>
        {open && <EntryChanges entry={entry} changes={changes.data ?? []} />}
      </div>
    </li>
  )
}

function EntryIcon({ kind }: { readonly kind: string }) {
  const look = { className: styles['icon'] ?? '', size: 18, stroke: 1.6, 'aria-hidden': true }
  if (kind === 'contacts.create') return <IconUserPlus {...look} />
  if (kind === 'contacts.trash') return <IconTrash {...look} />
  if (kind === 'contacts.restore') return <IconRestore {...look} />
  if (kind === 'contacts.setPhoto') return <IconPhoto {...look} />
  return <IconPencil {...look} />
}

function EntryFigure({ entry }: { readonly entry: Done }) {
  const words = useWords()
  const formats = useFormats()
  const by = entry.state === 'undone' ? words('contacts.history.undone') : entry.user
  return (
    <span className={styles['figure']} title={formats.instant(entry.at)}>
      {by}
    </span>
  )
}

interface EntryProps {
  readonly entry: Done
  readonly changes: readonly Change[]
}

function EntryWords({ entry, changes }: EntryProps) {
  const words = useWords()
  const formats = useFormats()
  switch (entry.kind) {
    case 'contacts.create':
      return words('contacts.history.made')
    case 'contacts.trash':
      return words('contacts.history.trashed')
    case 'contacts.restore':
      return words('contacts.history.restored')
    case 'contacts.setPhoto':
      return words('contacts.history.photo')
    case 'contacts.save': {
      const fields = subjectsIn(changes.filter(worthSaying)).flatMap((subject) => words.find(subject) ?? [])
      return fields.length === 0
        ? words('contacts.history.changed-one')
        : words('contacts.history.changed', { fields: formats.list([...new Set(fields.map(lowered))]) })
    }
    default:
      return sayDone(entry, { words, formats })
  }
}

function EntryChanges({ entry, changes }: EntryProps) {
  const words = useWords()
  const { undo, redo } = useUndo()
  const may = useMay('staff')
  const shown = changes.filter(worthSaying)
  return (
    <>
      <ul>
        {shown.map((change) => (
          <ChangeLine key={`${change.table}/${change.row}/${change.field ?? ''}/${change.op}`} change={change} />
        ))}
      </ul>
      {may && (
        <p className={styles['foot']}>
          {entry.state === 'done' ? (
            <TextButton onClick={() => void undo(entry.command)}>{words('contacts.history.undo')}</TextButton>
          ) : (
            <TextButton onClick={() => void redo(entry.command)}>{words('contacts.history.redo')}</TextButton>
          )}
        </p>
      )}
    </>
  )
}

/** Names of tables stand alone elsewhere; in the middle of a sentence they begin small. */
function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function ChangeLine({ change }: { readonly change: Change }) {
  const words = useWords()
  const formats = useFormats()
  const team = useQuery(q.users.list.queryOptions({ input: { archived: true } })).data
  const staff = (id: number) => team?.find((user) => user.id === id)?.name
  const said = sayChange(change, { words, formats, staff })
  if (said.kind === 'row') return <li className={styles['change']}>{said.words}</li>
  return (
    <li className={styles['change']}>
      <p className={styles['field']}>{said.field}</p>
      {said.kind === 'hidden' ? (
        <p>{said.words}</p>
      ) : (
        <p className={styles['values']}>
          <Unseen>{words('change.from')} </Unseen>
          <s className={styles['old']}>{said.old}</s>
          <Unseen>{words('change.to')} </Unseen>
          <span>{said.now}</span>
        </p>
      )}
    </li>
  )
}
