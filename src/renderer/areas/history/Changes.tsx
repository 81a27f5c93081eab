// One step field by field: what it was before and what it is now.
import { useQuery } from '@tanstack/react-query'
import { IconArrowRight } from '@tabler/icons-react'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { Unseen } from '../../components/Unseen.tsx'
import styles from './HistoryPage.module.css'
import { sayChange, worthTelling, type SaidChange } from './say-done.ts'

export function Changes({ command }: { readonly command: number }) {
  const words = useWords()
  const formats = useFormats()
  const changes = useQuery(q.history.changes.queryOptions({ input: { command } }))
  return (
    <PageState query={changes} waiting={<Skeleton rows={1} />}>
      {(rows) => (
        <dl className={styles['changes']}>
          {rows.length === 0 && <dd className={styles['whole']}>{words('change.nothing')}</dd>}
          {worthTelling(rows).map((row, at) => (
            <ChangeLine key={at} said={sayChange(row, { words, formats })} />
          ))}
        </dl>
      )}
    </PageState>
  )
}

function ChangeLine({ said }: { readonly said: SaidChange }) {
  const words = useWords()
  if (said.kind === 'row') return <dd className={styles['whole']}>{said.words}</dd>
  return (
    <>
      <dt>{said.field}</dt>
      {said.kind === 'hidden' ? (
        <dd>{said.words}</dd>
      ) : (
        <dd>
          {said.old !== null && (
            <>
              <Unseen>{words('change.from')} </Unseen>
              <span className={styles['old']}>{said.old}</span>
              <IconArrowRight size={16} stroke={1.6} aria-hidden="true" className={styles['arrow']} />
              <Unseen>{words('change.to')} </Unseen>
            </>
          )}
          <span>{said.now}</span>
        </dd>
      )}
    </>
  )
}
