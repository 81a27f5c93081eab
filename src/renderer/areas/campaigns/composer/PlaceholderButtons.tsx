// Buttons that put a placeholder in: the three used most, and all others behind one. Typing { in the text opens them too.
import { Menu } from '@mantine/core'
import { IconBraces, IconClock, IconStar, IconUserPlus } from '@tabler/icons-react'
import { useWords } from '../../../app/language/speaking.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import styles from './composer.module.css'
import type { PlaceholderChoice } from './use-placeholders.ts'

interface PlaceholderButtonsProps {
  readonly choices: readonly PlaceholderChoice[]
  readonly opened: boolean
  readonly onOpened: (opened: boolean) => void
  readonly onInsert: (name: string) => void
  /** Gives the focus back to the text when the menu closes without a choice. */
  readonly onBack: () => void
}

const OFTEN = [
  { name: 'first_name', icon: IconUserPlus },
  { name: 'favourite', icon: IconStar },
  { name: 'last_visit', icon: IconClock },
] as const

const OUTSIDE = ['mousedown', 'touchstart']

export function PlaceholderButtons({ choices, opened, onOpened, onInsert, onBack }: PlaceholderButtonsProps) {
  const words = useWords()
  return (
    <div className={styles['placeholders']}>
      {OFTEN.filter(({ name }) => choices.some((choice) => choice.name === name)).map(({ name, icon: Picture }) => (
        <TextButton key={name} icon={<Picture size={16} stroke={1.6} aria-hidden />} onClick={() => onInsert(name)}>
          {words(`messages.put.${name}`)}
        </TextButton>
      ))}
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
          <button type="button" className={styles['more']}>
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
    </div>
  )
}
