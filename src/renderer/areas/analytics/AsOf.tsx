// Which day counts as today, said at the head of a report; another one is typed in the bubble.
import { Popover, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isoOfDay } from '../../../shared/domain/shop-day.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { dayTyped } from './day-typed.ts'
import styles from './options.module.css'

interface AsOfProps {
  /** Shop day the figures are of. */
  readonly asOf: number
  /** Whether somebody chose it. */
  readonly chosen: boolean
  readonly onChange: (asOf: number | undefined) => void
}

export function AsOf({ asOf, chosen, onChange }: AsOfProps) {
  const words = useWords()
  const formats = useFormats()
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <button type="button" className={styles['day']} onClick={() => setOpen(!open)}>
          {words('analytics.as-of', { day: formats.day(asOf) })}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={styles['asOf']}
          onSubmit={(event) => {
            event.preventDefault()
            setOpen(false)
          }}
        >
          <TextInput
            type="date"
            data-autofocus
            label={words('analytics.as-of-label')}
            description={words('analytics.as-of-help')}
            defaultValue={chosen ? isoOfDay(asOf) : ''}
            onChange={(event) => {
              const { value } = event.currentTarget
              const day = dayTyped(value)
              if (day !== undefined || value === '') onChange(day)
            }}
          />
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
