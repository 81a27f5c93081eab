// More about something, shown when it is asked for, under the words that ask.
import { IconChevronRight } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { classes } from './classes.ts'
import { TextButton } from './TextButton.tsx'
import styles from './Unfold.module.css'

export function Unfold({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const chevron = classes(styles['chevron'], open && styles['turned'])
  return (
    <>
      <TextButton
        expanded={open}
        icon={<IconChevronRight className={chevron} size={16} stroke={1.6} aria-hidden />}
        onClick={() => setOpen(!open)}
      >
        {words}
      </TextButton>
      {open && children}
    </>
  )
}
