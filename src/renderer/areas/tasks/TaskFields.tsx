// The fields of a task, new or changed: what, until when, by whom, about whom.
import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Ref } from 'react'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import { PersonPicker } from '../contacts/form/PersonPicker.tsx'
import { OwnFields } from '../fields/OwnFields.tsx'
import { useOwnFields } from '../fields/use-own-fields.ts'
import { DueChoice } from './DueChoice.tsx'
import type { TaskDraft } from './task-draft.ts'
import styles from './tasks.module.css'

interface TaskFieldsProps {
  readonly draft: TaskDraft
  readonly onChange: (part: Partial<TaskDraft>) => void
  /** Shop day */
  readonly today: number
  readonly box?: Ref<HTMLInputElement>
  /** All fields, not only the words. */
  readonly whole: boolean
  /** The rules that own fields break, by field. */
  readonly wrong: ReadonlyMap<string, string>
  /** Shows the key that leads here. */
  readonly hint?: string
}

export function TaskFields({ draft, onChange, today, box, whole, wrong, hint }: TaskFieldsProps) {
  const words = useWords()
  const { user } = useHere()
  const own = useOwnFields('tasks')
  const team = useQuery(q.users.list.queryOptions({ input: {} })).data ?? []
  return (
    <>
      <TextInput
        ref={box}
        aria-label={words('profile.task.words')}
        placeholder={words('profile.task.words')}
        maxLength={300}
        autoComplete="off"
        value={draft.words}
        rightSection={hint === undefined ? null : <Keycap label={hint} silent />}
        rightSectionPointerEvents="none"
        onChange={(event) => onChange({ words: event.currentTarget.value })}
      />
      {whole && (
        <div className={styles['fields']}>
          <DueChoice due={draft.due} today={today} onChange={(due) => onChange({ due })} />
          <div className={styles['two']}>
            {team.length > 1 && (
              <Select
                aria-label={words('profile.task.who')}
                value={draft.assignedTo === null ? null : String(draft.assignedTo)}
                onChange={(id) => onChange({ assignedTo: id === null ? null : Number(id) })}
                data={team.map(({ id, name }) => ({
                  value: String(id),
                  label: id === user.id ? words('profile.task.who-me') : name,
                }))}
              />
            )}
            <PersonPicker
              label={words('tasks.about')}
              placeholder={words('tasks.about-hint')}
              chosen={draft.contact}
              without={null}
              onChoose={(contact) => onChange({ contact })}
            />
          </div>
          {own.length > 0 && (
            <OwnFields fields={own} draft={draft.custom} wrong={wrong} onChange={(custom) => onChange({ custom })} />
          )}
        </div>
      )}
    </>
  )
}
