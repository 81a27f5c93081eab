// A quiet button beside something one may want elsewhere: appears when one comes near, by mouse or by keyboard.
import { Tooltip } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { IconButton } from '../../../components/IconButton.tsx'
import { useWords } from '../../../app/language/speaking.tsx'
import styles from './profile.module.css'

interface CopyTextProps {
  readonly text: string
  /** What it is called aloud, e.g. the number itself. */
  readonly what: string
}

export function CopyText({ text, what }: CopyTextProps) {
  const words = useWords()
  const clipboard = useClipboard({ timeout: 1_500 })
  const label = clipboard.copied ? words('contacts.profile.copied', { what }) : words('contacts.profile.copy', { what })
  return (
    <Tooltip label={label}>
      <IconButton
        className={styles['copy']}

        size={24}
        label={label}
        onClick={() => clipboard.copy(text)}
      >
        {clipboard.copied ? <IconCheck size={16} stroke={1.6} /> : <IconCopy size={16} stroke={1.6} />}
      </IconButton>
    </Tooltip>
  )
}
