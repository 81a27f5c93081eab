// A date typed as one says it, whole or in part; below it stands how it was understood.
import { TextInput } from '@mantine/core'
import { IconCircleCheck, IconHelpCircle } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useId } from 'react'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import type { OccasionRow } from './draft.ts'
import styles from './form.module.css'
import { useDateCheck } from './use-check.ts'

interface DateFieldProps {
  readonly row: OccasionRow
  readonly label: string
  readonly hint?: string
  readonly error: string | null
  readonly onChange: (part: Pick<OccasionRow, 'typed' | 'date'>) => void
}

export function DateField({ row, label, hint, error, onChange }: DateFieldProps) {
  const words = useWords()
  const saysId = useId()
  const check = useDateCheck(row.date === null ? row.typed : '')
  const understood = useEffectEvent((date: string) => onChange({ typed: row.typed, date }))
  const found = check?.date ?? null
  useEffect(() => {
    if (found !== null) understood(found)
  }, [found])
  return (
    <div>
      <TextInput
        label={label}
        placeholder={hint}
        aria-describedby={saysId}
        autoComplete="off"
        maxLength={40}
        value={row.typed}
        onChange={(event) => onChange({ typed: event.currentTarget.value, date: null })}
        error={error}
      />
      <div id={saysId} aria-live="polite" className={styles['under']}>
        {row.date !== null && row.typed.trim() !== '' && <Understood typed={row.typed} date={row.date} />}
        {row.date === null && check !== null && !check.ok && error === null && (
          <p className={styles['says']}>
            <IconHelpCircle className={styles['odd']} size={16} stroke={1.6} aria-hidden />
            {words('contacts.form.date-odd')}
          </p>
        )}
      </div>
    </div>
  )
}

function Understood({ typed, date }: { readonly typed: string; readonly date: string }) {
  const formats = useFormats()
  const said = formats.partialDate(date)
  if (said === typed.trim()) return null
  return (
    <p className={styles['says']}>
      <IconCircleCheck className={styles['good']} size={16} stroke={1.6} aria-hidden />
      {said}
    </p>
  )
}
