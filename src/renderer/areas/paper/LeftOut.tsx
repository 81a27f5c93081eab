// Who gets nothing, and why: everybody by name, the first of them shown.
import { useState } from 'react'
import type { LeftOut as Left } from '../../../shared/contract/paper.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { ContactLink } from '../campaigns/ContactLink.tsx'
import styles from './paper.module.css'

const FIRST = 12

export function LeftOut({ people }: { readonly people: readonly Left[] }) {
  const words = useWords()
  const [all, setAll] = useState(false)
  if (people.length === 0) return null
  const shown = all ? people : people.slice(0, FIRST)
  return (
    <section className={styles['left']}>
      <SectionHeading count={people.length}>{words('paper.left')}</SectionHeading>
      <ul>
        {shown.map(({ id, name, reason }, at) => (
          <li key={`${String(id)} ${String(at)}`} className={styles['row']}>
            {name === '' ? <span>{words('paper.somebody')}</span> : <ContactLink id={id} name={name} />}
            <span className={styles['quiet']}>
              {reason === 'too_long' ? words('paper.too-long') : words(`campaigns.reason.${reason}`)}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < people.length && (
        <TextButton onClick={() => setAll(true)}>{words('paper.show-all', { count: people.length })}</TextButton>
      )}
    </section>
  )
}
