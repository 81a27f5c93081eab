// All placeholders behind one button; typing { in a text opens it too.
import { Menu } from '@mantine/core'
import { IconBraces } from '@tabler/icons-react'
import { useWords } from '../../../app/language/speaking.tsx'
import styles from './composer.module.css'
import type { PlaceholderChoice } from './use-placeholders.ts'

export interface PlaceholderMenuProps {
  readonly choices: readonly PlaceholderChoice[]
  readonly opened: boolean
  readonly onOpened: (opened: boolean) => void
  readonly onInsert: (name: string) => void
  /** Gives the focus back to the text when the menu closes without a choice. */
  readonly onBack: () => void
}

const OUTSIDE = ['mousedown', 'touchstart']

/** `into`: the id of what names the field it writes to, where there are several. */
export function PlaceholderMenu({
  choices,
  opened,
  onOpened,
  onInsert,
  onBack,
  into,
}: PlaceholderMenuProps & { readonly into?: string }) {
  const words = useWords()
  return (
    <Menu
      opened={opened}
      onChange={(next) => {
        onOpened(next)
        if (!next) onBack()
      }}
      // The key that opens it is pressed outside of it.
      clickOutsideEvents={OUTSIDE}
      position="bottom-start"
      returnFocus={false}
    >
      <Menu.Target>
        <button type="button" className={styles['more']} {...(into !== undefined && { 'aria-describedby': into })}>
          <IconBraces size={16} stroke={1.6} aria-hidden />
          {words('messages.put.more')}
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles['menu']}>
        {choices.map(({ name, label, fallback }) => (
          <Menu.Item key={name} onClick={() => onInsert(name)}>
            {label}
            {fallback !== null && (
              <span className={styles['quiet']}> {words('messages.put.fallback', { fallback })}</span>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
