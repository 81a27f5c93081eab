// A quiet way from a record to all that was done to it.
import { IconHistory } from '@tabler/icons-react'
import type { RecordRef } from '../../../shared/contract/history.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { historyPath } from './paths.ts'

interface HistoryLinkProps {
  readonly about: RecordRef
  /** The window over the page, if it stands in one, closes. */
  readonly onLeave?: () => void
}

export function HistoryLink({ about, onLeave }: HistoryLinkProps) {
  const words = useWords()
  return (
    <TextButton
      tone="quiet"
      href={historyPath(about)}
      icon={<IconHistory size={16} stroke={1.6} aria-hidden />}
      {...(onLeave && { onClick: onLeave })}
    >
      {words('history.link')}
    </TextButton>
  )
}
