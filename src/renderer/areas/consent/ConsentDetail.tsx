// What was said about being written to, opened in the timeline: the exact words, how and when they were said, who wrote them down.
import { useFormats } from '../../app/language/speaking.tsx'
import type { Row } from '../contacts/profile/timeline-view.ts'
import styles from './consent.module.css'

export function ConsentDetail({ row }: { readonly row: Row }) {
  const formats = useFormats()
  const { words, how } = row.values
  return (
    <>
      {typeof words === 'string' && words !== '' && (
        <p dir="auto">
          <q>{words}</q>
        </p>
      )}
      <p className={styles['small']}>
        {[how, formats.instant(row.at), row.by]
          .filter((part) => part !== undefined && part !== null && part !== '')
          .join(', ')}
      </p>
    </>
  )
}
