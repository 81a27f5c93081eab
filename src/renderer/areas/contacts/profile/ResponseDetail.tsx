// What they answered to a message, opened in the timeline: their words, who wrote them down, and the way to what was asked.
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { messageResultsPath } from '../../campaigns/paths.ts'
import styles from './timeline.module.css'
import type { Row } from './timeline-view.ts'

export function ResponseDetail({ row }: { readonly row: Row }) {
  const words = useWords()
  const formats = useFormats()
  const { campaignId, text, code } = row.values
  return (
    <>
      {text !== '' && (
        <p dir="auto">
          <q>{text}</q>
        </p>
      )}
      <p className={styles['small']}>
        {[code, formats.instant(row.at), row.by].filter((part) => part !== undefined && part !== null).join(', ')}
      </p>
      <p className={styles['actions']}>
        <TextButton href={messageResultsPath(Number(campaignId))}>{words('profile.message.results')}</TextButton>
      </p>
    </>
  )
}
