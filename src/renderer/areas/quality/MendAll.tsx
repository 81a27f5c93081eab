// Before all of a kind is put right: how many, some of them from what to what, and that it can be taken back as one.
import { Button, Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { QualitySummary } from '../../../shared/contract/quality.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { CONTACTS_PATH } from '../contacts/paths.ts'
import styles from './quality.module.css'
import { ValueChange } from './say-value.tsx'

const SAMPLE = 8

interface MendAllProps {
  readonly issue: QualitySummary['issues'][number]
  readonly years: number
  readonly onClose: () => void
}

export function MendAll({ issue: { code, mendable }, years, onClose }: MendAllProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const stale = code === 'stale'
  const sample = useQuery(q.quality.people.queryOptions({ input: { code, years, mendable: true, limit: SAMPLE } })).data
  const mend = useMutation(
    q.quality.mendAll.mutationOptions({
      meta: { done: words(stale ? 'quality.trashed-all' : 'quality.mended-all', { count: mendable }) },
      onSuccess: onClose,
    }),
  )
  return (
    <Modal
      opened
      onClose={onClose}
      title={words(stale ? 'quality.trash-title' : 'quality.mend-title', { count: mendable })}
      closeButtonProps={{ 'aria-label': words('app.close') }}
      size="lg"
    >
      <div className={styles['dialogue']}>
        {sample === undefined ? (
          <Skeleton rows={SAMPLE} rowHeight={32} />
        ) : (
          <ul className={styles['sample']}>
            {sample.rows.map((row) => (
              <li key={`${String(row.contactId)} ${String(row.item)}`}>
                <bdi className={styles['sampleName']}>{row.name}</bdi>
                <ValueChange row={row} speech={{ words, formats }} />
              </li>
            ))}
          </ul>
        )}
        {mendable > SAMPLE && (
          <p className={styles['quiet']}>{words('quality.and-more', { count: mendable - SAMPLE })}</p>
        )}
        <p>{words(stale ? 'quality.trash-undo' : 'quality.mend-undo')}</p>
        {stale && (
          <p>
            <TextButton href={CONTACTS_PATH}>{words('quality.take-out-first')}</TextButton>
          </p>
        )}
        {mend.error !== null && <FailedLine said={say(mend.error)} />}
        <div className={styles['foot']}>
          <Button data-autofocus variant="filled" loading={mend.isPending} onClick={() => mend.mutate({ code, years })}>
            {words(stale ? 'quality.trash-go' : 'quality.mend-go', { count: mendable })}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
