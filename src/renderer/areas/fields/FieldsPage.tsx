// Where the shop defines fields of its own: which there are, in which order, what can be chosen, and which were put aside.
import { Button, SegmentedControl, Switch } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconForms } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { IconButton } from '../../components/IconButton.tsx'
import type { CustomField, FieldSubject } from '../../../shared/contract/fields.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { SettingsContent } from '../settings/SettingsContent.tsx'
import { FieldDialogue } from './FieldDialogue.tsx'
import styles from './fields.module.css'

const SUBJECTS = ['contacts', 'visits', 'products', 'tasks'] as const satisfies readonly FieldSubject[]

export function FieldsPage() {
  const words = useWords()
  const may = useMay('manager')
  const [subject, setSubject] = useState<FieldSubject>('contacts')
  const [archived, setArchived] = useState(false)
  const [open, setOpen] = useState<CustomField | 'new' | null>(null)
  const fields = useQuery(q.fields.list.queryOptions({ input: { subject, archived } }))
  return (
    <SettingsContent
      title={words('fields.title')}
      lead={may ? words('fields.lead') : words('settings.only-manager')}
      action={
        may && (
          <Button
            variant="filled"
            leftSection={<IconForms size={18} stroke={1.6} aria-hidden />}
            onClick={() => setOpen('new')}
          >
            {words('fields.new')}
          </Button>
        )
      }
    >
      <div className={styles['bar']}>
        <SegmentedControl
          aria-label={words('fields.subject')}
          value={subject}
          onChange={(value) => setSubject(SUBJECTS.find((one) => one === value) ?? 'contacts')}
          data={SUBJECTS.map((value) => ({ value, label: words(`fields.subject.${value}`) }))}
        />
        <Switch
          label={words('fields.show-archived')}
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
      </div>
      <PageState query={fields}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={styles['empty']}>{words(archived ? 'fields.none-archived' : 'fields.none')}</p>
          ) : (
            <FieldRows subject={subject} fields={rows} onOpen={may ? setOpen : null} />
          )
        }
      </PageState>
      {open !== null && (
        <FieldDialogue subject={subject} field={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </SettingsContent>
  )
}

interface FieldRowsProps {
  readonly subject: FieldSubject
  readonly fields: readonly CustomField[]
  /** Null for who may not change them. */
  readonly onOpen: ((field: CustomField) => void) | null
}

function FieldRows({ subject, fields, onOpen }: FieldRowsProps) {
  const words = useWords()
  const say = useSaid()
  const order = useMutation(q.fields.order.mutationOptions())
  const archive = useMutation(q.fields.archive.mutationOptions())
  const move = (field: CustomField, by: 1 | -1) => {
    const ids = fields.map(({ id }) => id)
    const at = ids.indexOf(field.id)
    const next = ids.toSpliced(at, 1).toSpliced(at + by, 0, field.id)
    order.mutate({ subject, ids: next })
  }
  const error = order.error ?? archive.error
  return (
    <>
      {error !== null && <FailedLine said={say(error)} />}
      <Rows label={words('fields.title')}>
        {fields.map((field, at) => (
          <Row
            key={field.id}
            titleFace="words"
            title={field.name}
            sentence={<FieldSentence field={field} />}
            {...(onOpen !== null && {
              onEnter: () => onOpen(field),
              action: (
                <span className={styles['buttons']}>
                  {!field.archived && (
                    <Places field={field} first={at === 0} last={at === fields.length - 1} onMove={move} />
                  )}
                  <TextButton
                    tone="quiet"
                    label={words(field.archived ? 'fields.take-back-label' : 'fields.aside-label', {
                      name: field.name,
                    })}
                    onClick={() => archive.mutate({ id: field.id, archived: !field.archived })}
                  >
                    {words(field.archived ? 'fields.take-back' : 'fields.aside')}
                  </TextButton>
                  <TextButton label={words('fields.change-label', { name: field.name })} onClick={() => onOpen(field)}>
                    {words('fields.change')}
                  </TextButton>
                </span>
              ),
            })}
          />
        ))}
      </Rows>
    </>
  )
}

interface PlacesProps {
  readonly field: CustomField
  readonly first: boolean
  readonly last: boolean
  readonly onMove: (field: CustomField, by: 1 | -1) => void
}

function Places({ field, first, last, onMove }: PlacesProps) {
  const words = useWords()
  const { name } = field
  return (
    <>
      <IconButton label={words('fields.up', { name })} disabled={first} onClick={() => onMove(field, -1)}>
        <IconArrowUp size={16} stroke={1.6} aria-hidden />
      </IconButton>
      <IconButton label={words('fields.down', { name })} disabled={last} onClick={() => onMove(field, 1)}>
        <IconArrowDown size={16} stroke={1.6} aria-hidden />
      </IconButton>
    </>
  )
}

/** What is written there, and what can be chosen. */
function FieldSentence({ field }: { readonly field: CustomField }) {
  const words = useWords()
  const formats = useFormats()
  const options = field.options.filter(({ archived }) => !archived).map((option) => option.words)
  const type = words(`fields.type.${field.type}`)
  if (options.length === 0) return type
  const what = options.length > 4 ? words('fields.choices', { count: options.length }) : formats.list(options)
  return `${type} · ${what}`
}
