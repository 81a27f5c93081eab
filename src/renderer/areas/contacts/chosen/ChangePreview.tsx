// Who would change and how, before it is done: how many, of which field, and line by line old and new.
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { bulk, BulkRow } from '../../../../shared/contract/bulk.ts'
import type { CustomValue } from '../../../../shared/contract/fields.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { steps } from '../../../app/undo/steps.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { sayValue } from '../../fields/say-value.ts'
import { useOwnFields } from '../../fields/use-own-fields.ts'
import styles from './chosen.module.css'

export type Preview = OutputOf<typeof bulk.preview>

const PAGE = 20

interface ChangePreviewProps {
  readonly preview: Preview
  readonly onBack: () => void
  readonly onDone: () => void
}

type Edited = OutputOf<typeof bulk.edit>

export function ChangePreview({ preview, onBack, onDone }: ChangePreviewProps) {
  const words = useWords()
  const say = useSaid()
  const edit = useMutation(
    q.bulk.edit.mutationOptions({
      meta: {
        done: (answer) => {
          const { changed } = answer as Edited // of `bulk.edit`
          return changed > 0 && words('bulk.changed', { count: changed })
        },
      },
      onSuccess: ({ leftCount, left }) => {
        if (leftCount > 0)
          steps.say({ tone: 'failed', words: words('bulk.left', { count: leftCount, names: namesOf(left) }) })
        onDone()
      },
    }),
  )
  return (
    <div className={styles['form']}>
      <Summary preview={preview} />
      {preview.changes > 0 && <Rows preview={preview} which="changes" />}
      {preview.cannot > 0 && (
        <>
          <h2 className={styles['heading']}>{words('bulk.cannot-title', { count: preview.cannot })}</h2>
          <Rows preview={preview} which="cannot" />
        </>
      )}
      {edit.error !== null && <FailedLine said={say(edit.error)} />}
      <div className={styles['foot']}>
        <Button
          variant="filled"
          data-autofocus=""
          disabled={preview.changes === 0 || edit.isPending}
          onClick={() => edit.mutate({ preview: preview.preview })}
        >
          {words('bulk.do', { count: preview.changes })}
        </Button>
        <Button variant="subtle" onClick={onBack} disabled={edit.isPending}>
          {words('bulk.back')}
        </Button>
      </div>
    </div>
  )
}

const namesOf = (left: Edited['left']) =>
  left
    .map(({ name }) => name)
    .filter((name) => name !== '')
    .slice(0, 3)
    .join(', ')

function Summary({ preview: { people, changes, same, fields } }: Pick<ChangePreviewProps, 'preview'>) {
  const words = useWords()
  return (
    <div role="status">
      <p className={styles['finding']}>{words('bulk.finding', { changes, people })}</p>
      {same > 0 && <p className={styles['quiet']}>{words('bulk.same', { count: same })}</p>}
      {fields.length > 1 && (
        <ul className={styles['counts']}>
          {fields.map(({ field, own, label, changes: count }) => (
            <li key={`${field} ${String(own)}`}>
              {words('bulk.field-count', { field: label ?? words(`bulk.field.${field}`), count })}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Rows({
  preview: { preview },
  which,
}: Pick<ChangePreviewProps, 'preview'> & { readonly which: 'changes' | 'cannot' }) {
  const words = useWords()
  const [shown, setShown] = useState(PAGE)
  const rows = useQuery({
    ...q.bulk.rows.queryOptions({ input: { preview, which, limit: Math.min(shown, 200) } }),
    placeholderData: (before) => before,
  })
  if (rows.data === undefined) return <Skeleton rows={4} />
  const more = Math.min(rows.data.total, 200) - rows.data.rows.length
  return (
    <div className={styles['rows']} tabIndex={0} role="region" aria-label={words(`bulk.rows.${which}`)}>
      <ul>
        {rows.data.rows.map((row) => (
          <li key={row.id} className={styles['row']}>
            <span className={styles['who']} dir="auto">
              {row.name}
            </span>
            {row.changes.map((change) => (
              <Change key={`${change.field} ${String(change.own)}`} change={change} />
            ))}
            {which === 'cannot' && row.cannot !== null && (
              <span className={styles['quiet']}>{words(`bulk.why.${row.cannot}`)}</span>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <TextButton onClick={() => setShown(shown + PAGE)}>{words('bulk.more', { count: more })}</TextButton>
      )}
    </div>
  )
}

function Change({ change }: { readonly change: BulkRow['changes'][number] }) {
  const words = useWords()
  const say = useSayChange(change)
  return (
    <span className={styles['change']}>
      <span className={styles['quiet']}>{change.label ?? words(`bulk.field.${change.field}`)}</span>{' '}
      {!saysNothing(change.old) && <del dir="auto">{say(change.old)}</del>} <ins dir="auto">{say(change.new)}</ins>
    </span>
  )
}

const saysNothing = (value: CustomValue | null) => value === null || (Array.isArray(value) && value.length === 0)

function useSayChange({ field, own }: BulkRow['changes'][number]): (value: CustomValue | null) => string {
  const words = useWords()
  const formats = useFormats()
  const fields = useOwnFields('contacts')
  const staff = useQuery(q.users.list.queryOptions({ input: {} })).data
  return (value) => {
    if (value === null || saysNothing(value)) return words('bulk.nothing')
    const ownField = fields.find((one) => one.id === own)
    if (ownField !== undefined) return sayValue(ownField, value, { words, formats })
    if (field === 'lookedAfterBy') return staff?.find(({ id }) => id === value)?.name ?? words('bulk.somebody')
    if (field === 'language') return formats.languageName(String(value))
    if (field === 'preferredChannel') return words.find(`contacts.channel.${String(value)}`) ?? String(value)
    if (field === 'kind') return words(value === 'company' ? 'bulk.company' : 'bulk.person')
    if (field === 'country') return String(value).split(', ').map(formats.country).join(', ')
    return Array.isArray(value) ? formats.list(value) : String(value)
  }
}
