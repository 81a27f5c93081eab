// Buttons that put a placeholder in: the three used most, and all others behind one.
import { IconClock, IconStar, IconUserPlus } from '@tabler/icons-react'
import { useWords } from '../../../app/language/speaking.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import styles from './composer.module.css'
import { PlaceholderMenu, type PlaceholderMenuProps } from './PlaceholderMenu.tsx'

const OFTEN = [
  { name: 'first_name', icon: IconUserPlus },
  { name: 'favourite', icon: IconStar },
  { name: 'last_visit', icon: IconClock },
] as const

export function PlaceholderButtons(props: PlaceholderMenuProps) {
  const { choices, onInsert } = props
  const words = useWords()
  return (
    <div className={styles['placeholders']}>
      {OFTEN.filter(({ name }) => choices.some((choice) => choice.name === name)).map(({ name, icon: Picture }) => (
        <TextButton key={name} icon={<Picture size={16} stroke={1.6} aria-hidden />} onClick={() => onInsert(name)}>
          {words(`messages.put.${name}`)}
        </TextButton>
      ))}
      <PlaceholderMenu {...props} />
    </div>
  )
}
