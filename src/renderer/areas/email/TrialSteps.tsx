// What a trial came to, step by step: what went well in a word, what did not with what to do and what the other side said.
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Diagnosis } from '../../../shared/contract/email.ts'
import { useWords } from '../../app/language/speaking.tsx'
import styles from './email.module.css'

interface TrialStepsProps {
  readonly trial: Diagnosis | null
  readonly running: boolean
}

export function TrialSteps({ trial, running }: TrialStepsProps) {
  const words = useWords()
  const told = useRef<HTMLDivElement>(null)
  // It stands below the buttons, at the end of a long form.
  useEffect(() => {
    told.current?.scrollIntoView({ block: 'nearest' })
  }, [trial])
  if (running) {
    return (
      <p className={styles['small']} role="status">
        {words('email.trying')}
      </p>
    )
  }
  if (trial === null) return null
  const icon = { size: 18, stroke: 1.6, 'aria-hidden': true }
  return (
    <div role="status" ref={told}>
      <p className={styles['verdict']}>{words(trial.ok ? 'email.trial-well' : 'email.trial-badly')}</p>
      <ol className={styles['steps']}>
        {trial.steps.map(({ step, ok, trouble, text }) => (
          <li key={step} className={styles['step']}>
            <span className={styles[ok ? 'well' : 'badly']}>
              {ok ? <IconCheck {...icon} /> : <IconAlertTriangle {...icon} />}
            </span>
            <div>
              <p>{words(`email.step.${step}.${ok ? 'well' : 'badly'}`)}</p>
              {!ok && trouble !== null && (
                <p>{words.find(`email.trouble.${trouble}`) ?? words('email.trouble.other')}</p>
              )}
              {!ok && text !== null && <p className={styles['said']}>{words('email.they-said', { text })}</p>}
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}
