// The two buttons of every list in the form: one more, and not this one.
import { Tooltip } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { IconButton } from '../../../components/IconButton.tsx'
import { useWords } from '../../../app/language/speaking.tsx'
import { classes } from '../../../components/classes.ts'
import { TextButton } from '../../../components/TextButton.tsx'
import styles from './form.module.css'

interface AddRowProps {
  readonly children: string
  readonly onClick: () => void
}

export function AddRow({ children, onClick }: AddRowProps) {
  return (
    <div>
      <TextButton icon={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={onClick}>
        {children}
      </TextButton>
    </div>
  )
}

interface RemoveRowProps {
  /** What is taken away, for the name of the button. */
  readonly what: string
  readonly onClick: () => void
  /** Beside a field that has its label above. */
  readonly low?: boolean
}

export function RemoveRow({ what, onClick, low = false }: RemoveRowProps) {
  const words = useWords()
  return (
    <Tooltip label={words('contacts.form.remove-word')}>
      <IconButton
        className={classes(styles['remove'], low && styles['low'])}

        size={36}
        label={words('contacts.form.remove', { what })}
        onClick={onClick}
      >
        <IconX size={16} stroke={1.6} aria-hidden />
      </IconButton>
    </Tooltip>
  )
}
