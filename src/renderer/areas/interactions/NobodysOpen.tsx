// On Today: what waits for an answer though nobody knows yet who said it.
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Interaction } from '../../../shared/contract/interactions.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { EntryIcon } from '../contacts/profile/EntryIcon.tsx'
import { AttachDialogue } from './AttachDialogue.tsx'
import styles from './said.module.css'

const SHOWN = 5
const ASKED = { input: { nobodys: true, open: true, limit: SHOWN } } as const

/** Asked by the page before it draws, so that nothing moves. */
export const useNobodysOpen = () => useQuery(q.interactions.list.queryOptions(ASKED))

export function NobodysOpen({ today }: { readonly today: number }) {
  const words = useWords()
  const formats = useFormats()
  const id = useId()
  const may = useMay('staff')
  const [attaching, setAttaching] = useState<Interaction | null>(null)
  const { rows = [], count = 0 } = useNobodysOpen().data ?? {}
  if (count === 0) return null
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} count={formats.number(count)}>
        {words('said.nobodys-open')}
      </SectionHeading>
      <Rows label={words('said.nobodys-open')}>
        {rows.map((one) => (
          <Row
            key={one.id}
            lead={<EntryIcon kind={one.kind} />}
            titleFace="words"
            title={one.caller ?? words('said.nobody')}
            sentence={
              <span className={styles['sentence']} dir="auto" title={one.words}>
                {one.words === '' ? words(`said.kind.${one.kind}`) : one.words}
              </span>
            }
            figures={formats.relativeDays(one.day - today)}
            action={may && <TextButton onClick={() => setAttaching(one)}>{words('said.whose')}</TextButton>}
            onEnter={() => may && setAttaching(one)}
          />
        ))}
      </Rows>
      {attaching !== null && (
        <AttachDialogue
          id={attaching.id}
          caller={attaching.caller}
          contactId={null}
          onClose={() => setAttaching(null)}
        />
      )}
    </section>
  )
}
