// One line on other pages, only when something about the messages wants somebody: it is held up, or a person has to say what became of one.
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { Strip } from '../../components/Strip.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { OUTBOX_PATH } from '../campaigns/paths.ts'
import { Held } from './Held.tsx'

export function OutboxLine() {
  const words = useWords()
  const summary = useQuery(q.sending.summary.queryOptions({ input: {} })).data
  if (summary === undefined) return null
  const { counts, held } = summary
  const waits = (counts.waiting ?? 0) + (counts.deferred ?? 0)
  const uncertain = counts.uncertain ?? 0
  const late = counts.late ?? 0
  return (
    <>
      {/* Without anything to send nothing is held up. */}
      {held !== null && waits > 0 && <Held summary={summary} />}
      {uncertain + late > 0 && (
        <Strip
          tone="soon"
          icon={<IconAlertTriangle size={18} stroke={1.6} aria-hidden />}
          title={words('outbox.to-say', { uncertain, late })}
          action={<TextButton href={OUTBOX_PATH}>{words('outbox.look')}</TextButton>}
        />
      )}
    </>
  )
}
