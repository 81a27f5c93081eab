// The keys of the page in one quiet line.
import { useWords } from '../../app/language/speaking.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import styles from './duplicates.module.css'

interface KeyHintsProps {
  /** There is a list to move in. */
  readonly listed: boolean
  readonly people: number
}

export function KeyHints({ listed, people }: KeyHintsProps) {
  const words = useWords()
  return (
    <p className={styles['keys']}>
      {listed && (
        <span className={styles['key']}>
          <Keycap label={words('duplicates.key.j')} />
          <Keycap label={words('duplicates.key.k')} /> {words('duplicates.keys.move')}
        </span>
      )}
      <span className={styles['key']}>
        <Keycap label={words('key.enter')} /> {words('duplicates.keys.merge')}
      </span>
      <span className={styles['key']}>
        <Keycap label={words('duplicates.key.n')} /> {words('duplicates.keys.different')}
      </span>
      {listed && (
        <span className={styles['key']}>
          <Keycap label={words('duplicates.key.s')} /> {words('duplicates.keys.skip')}
        </span>
      )}
      <span className={styles['key']}>
        <Keycap label={words('duplicates.key.left')} />
        <Keycap label={words('duplicates.key.right')} /> {words('duplicates.keys.stays')}
      </span>
      {people > 2 && (
        <span className={styles['key']}>
          <Keycap label={words('duplicates.key.first')} />
          <Keycap label={words('duplicates.key.ninth')} /> {words('duplicates.keys.in')}
        </span>
      )}
      <span className={styles['key']}>
        <Keycap label={words('duplicates.key.z')} /> {words('duplicates.keys.undo')}
      </span>
    </p>
  )
}
