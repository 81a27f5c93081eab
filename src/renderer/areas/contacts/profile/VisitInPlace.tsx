// A visit opened on the timeline: what it was, and the way to what can be done with it.
import { useState } from 'react'
import { useWords } from '../../../app/language/speaking.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { VisitDialogue } from '../../visits/VisitDialogue.tsx'
import styles from './timeline.module.css'
import { VisitDetail } from './VisitDetail.tsx'

export function VisitInPlace({ id }: { readonly id: number }) {
  const words = useWords()
  const [whole, setWhole] = useState(false)
  return (
    <>
      <VisitDetail id={id} />
      <p className={styles['actions']}>
        <TextButton tone="quiet" onClick={() => setWhole(true)}>
          {words('profile.visit.whole')}
        </TextButton>
      </p>
      <VisitDialogue id={whole ? id : null} onClose={() => setWhole(false)} />
    </>
  )
}
