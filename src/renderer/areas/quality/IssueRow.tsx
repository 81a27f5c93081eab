// One person with one wrong value: what it is, what it should become, and what can be done about it.
import { Button, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState, type SyntheticEvent } from 'react'
import { Link } from 'wouter'
import type { QualityRow } from '../../../shared/contract/quality.ts'
import { isEditable } from '../../../shared/domain/quality.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import { Row } from '../../components/Row.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { contactPath } from '../contacts/paths.ts'
import styles from './quality.module.css'
import { ValueChange } from './say-value.tsx'

export interface IssueRowProps {
  readonly row: QualityRow
  /** Said to be right: it can only be doubted again. */
  readonly settled: boolean
  readonly editing: boolean
  readonly onEdit: (editing: boolean) => void
  readonly onMend: (to?: string) => Promise<boolean>
  readonly onLeave: () => void
  readonly onDoubt: () => void
  readonly onOpen: () => void
}

/** What Enter does: what is proposed, else typing it, else looking at the person. */
export function mainAct({ row, settled }: Pick<IssueRowProps, 'row' | 'settled'>): 'doubt' | 'mend' | 'edit' | 'open' {
  if (settled) return 'doubt'
  if (row.proposal !== null) return 'mend'
  return isEditable(row.code) ? 'edit' : 'open'
}

export function IssueRow(props: IssueRowProps) {
  const { row, settled, editing, onEdit, onMend, onLeave, onDoubt, onOpen } = props
  const words = useWords()
  const formats = useFormats()
  const act = mainAct(props)
  const name = row.name === '' ? row.number : row.name
  const run = { doubt: onDoubt, mend: () => void onMend(), edit: () => onEdit(true), open: onOpen }[act]
  return (
    <Row
      title={
        <Link href={contactPath(row.contactId)} className={styles['person']}>
          {name}
        </Link>
      }
      sentence={
        editing ? (
          <EditLine row={row} onMend={onMend} onClose={() => onEdit(false)} />
        ) : (
          <ValueChange row={row} speech={{ words, formats }} />
        )
      }
      hint={editing ? undefined : <Keycap label={words('key.enter')} />}
      action={
        !editing && (
          <span className={styles['acts']}>
            {act !== 'edit' && act !== 'doubt' && isEditable(row.code) && (
              <TextButton tone="quiet" onClick={() => onEdit(true)} label={words('quality.type-of', { name })}>
                {words('quality.type')}
              </TextButton>
            )}
            {!settled && (
              <TextButton tone="quiet" onClick={onLeave} label={words('quality.leave-of', { name })}>
                {words('quality.leave')}
              </TextButton>
            )}
            <TextButton onClick={run} label={words(`quality.act-of.${wordsOf(act, row)}`, { name })}>
              {words(`quality.act.${wordsOf(act, row)}`)}
            </TextButton>
          </span>
        )
      }
      onEnter={run}
    />
  )
}

/** What mending comes to in words. */
function wordsOf(act: ReturnType<typeof mainAct>, { code, proposal }: QualityRow) {
  if (act !== 'mend') return act
  if (code === 'stale') return 'trash'
  return proposal === '' ? 'remove' : 'mend'
}

interface EditLineProps {
  readonly row: QualityRow
  readonly onMend: (to: string) => Promise<boolean>
  readonly onClose: () => void
}

function EditLine({ row, onMend, onClose }: EditLineProps) {
  const words = useWords()
  const [value, setValue] = useState(row.value)
  const [refused, setRefused] = useState(false)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void onMend(value.trim()).then((done) => {
      if (done) onClose()
      else setRefused(true)
    })
  }
  return (
    <form
      className={styles['edit']}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <TextInput
        aria-label={words('quality.type-of', { name: row.name })}
        value={value}
        maxLength={254}
        data-autofocus
        ref={(field) => {
          if (field !== null && document.activeElement !== field && !refused) {
            field.focus()
            field.select()
          }
        }}
        error={refused && words('quality.refused')}
        onChange={(event) => {
          setRefused(false)
          setValue(event.currentTarget.value)
        }}
      />
      <Button type="submit" leftSection={<IconCheck size={16} stroke={1.6} aria-hidden />}>
        {words(value.trim() === '' ? 'quality.act.remove' : 'quality.keep')}
      </Button>
      <TextButton tone="quiet" onClick={onClose}>
        {words('app.cancel')}
      </TextButton>
    </form>
  )
}
