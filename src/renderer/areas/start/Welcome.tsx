// Beside the first form: what this is, in a picture, a sentence and three promises.
import { IconCloudOff, IconHeart, IconLock } from '@tabler/icons-react'
import { useWords } from '../../app/language/speaking.tsx'
import { BookOfRegulars } from '../../components/drawings/BookOfRegulars.tsx'
import styles from './Welcome.module.css'

const PROMISES = [
  { icon: IconHeart, words: 'start.welcome-1' },
  { icon: IconLock, words: 'start.welcome-2' },
  { icon: IconCloudOff, words: 'start.welcome-3' },
] as const

export function Welcome() {
  const words = useWords()
  return (
    <div className={styles['welcome']}>
      <div className={styles['drawing']} aria-hidden="true">
        <BookOfRegulars />
      </div>
      <p className={styles['lead']}>{words('book.lead')}</p>
      <ul className={styles['promises']}>
        {PROMISES.map(({ icon: PromiseIcon, words: key }) => (
          <li key={key} className={styles['promise']}>
            <PromiseIcon size={18} stroke={1.6} aria-hidden="true" />
            {words(key)}
          </li>
        ))}
      </ul>
    </div>
  )
}
