// The keys of the page in one quiet line.
import { useWords } from '../../app/language/speaking.tsx'
import { KeyHints } from '../../components/KeyHints.tsx'
import styles from './duplicates.module.css'

interface CompareKeysProps {
  /** There is a list to move in. */
  readonly listed: boolean
  readonly people: number
}

export function CompareKeys({ listed, people }: CompareKeysProps) {
  const words = useWords()
  return (
    <KeyHints
      className={styles['keys']}
      hints={[
        ...(listed
          ? [{ caps: [words('duplicates.key.j'), words('duplicates.key.k')], words: words('duplicates.keys.move') }]
          : []),
        { caps: [words('key.enter')], words: words('duplicates.keys.merge') },
        { caps: [words('duplicates.key.n')], words: words('duplicates.keys.different') },
        ...(listed ? [{ caps: [words('duplicates.key.s')], words: words('duplicates.keys.skip') }] : []),
        { caps: [words('duplicates.key.left'), words('duplicates.key.right')], words: words('duplicates.keys.stays') },
        ...(people > 2
          ? [
              {
                caps: [words('duplicates.key.first'), words('duplicates.key.ninth')],
                words: words('duplicates.keys.in'),
              },
            ]
          : []),
        { caps: [words('duplicates.key.z')], words: words('duplicates.keys.undo') },
      ]}
    />
  )
}
