// A book that cannot be opened as it is: damaged, or made by a newer program.
import { useQueryClient } from '@tanstack/react-query'
import { useWords } from '../../app/language/speaking.tsx'
import { useMoment } from '../../app/language/use-moment.ts'
import type { BookStatus } from '../../app/session/screen-of.ts'
import { Failed } from '../../components/Failed.tsx'
import { Threshold } from '../start/Threshold.tsx'
import { RestorePage } from './RestorePage.tsx'

export function TroublePage({ status }: { readonly status: BookStatus }) {
  const words = useWords()
  const moment = useMoment()
  const queryClient = useQueryClient()
  const again = () => void queryClient.invalidateQueries()

  if (status.state === 'damaged' && status.newestBackup !== null)
    return (
      <RestorePage
        names={status.names}
        title={words('trouble.damaged')}
        sentence={words('trouble.damaged-backup', { at: moment(status.newestBackup.at) })}
      />
    )
  const damaged = status.state === 'damaged'
  return (
    <Threshold title={damaged ? words('trouble.damaged') : words('trouble.newer')}>
      <Failed
        level={2}
        said={{
          code: damaged ? 'BOOK_DAMAGED' : 'BOOK_NEWER',
          what: words('trouble.folder', { folder: status.folder }),
          kept: damaged ? words('trouble.damaged-kept') : words('trouble.newer-kept', { program: status.program }),
          do: damaged ? words('trouble.damaged-do') : words('trouble.newer-do'),
          button: words('trouble.try'),
        }}
        onAct={again}
      />
    </Threshold>
  )
}
