// How far the merging of all that is sure has come, what came of it, and the way back.
import { Progress } from '@mantine/core'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './duplicates.module.css'
import type { SureWork } from './use-sure-work.ts'

export function SureLine({ work, back, stop, undo, error }: SureWork) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const moving = back ?? (work?.state === 'running' ? work : undefined)
  const counted = moving && { done: formats.number(moving.done), of: formats.number(moving.of) }
  return (
    <div className={styles['sure']} aria-live="polite">
      {counted && moving && (
        <>
          <Progress
            value={moving.of > 0 ? (100 * moving.done) / moving.of : 0}
            size="sm"
            aria-label={words(back ? 'duplicates.sure-undoing' : 'duplicates.sure-running', counted)}
          />
          <p className={styles['sureLine']}>
            {words(back ? 'duplicates.sure-undoing' : 'duplicates.sure-running', counted)}
            {back === undefined && <TextButton onClick={stop}>{words('work.stop')}</TextButton>}
          </p>
        </>
      )}
      {moving === undefined && work !== undefined && (
        <p className={styles['sureLine']}>
          {work.state === 'undone'
            ? words('duplicates.sure-undone')
            : words(work.state === 'stopped' ? 'duplicates.sure-stopped' : 'duplicates.sure-done', {
                count: work.done,
              })}
          {work.state !== 'undone' && <TextButton onClick={undo}>{words('undo.button')}</TextButton>}
        </p>
      )}
      {error !== null && <FailedLine said={say(error)} />}
    </div>
  )
}
