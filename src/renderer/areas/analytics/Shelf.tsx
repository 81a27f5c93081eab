// The shelf of questions: each with what is found today, in one sentence; counted one after the other.
import type { UseQueryResult } from '@tanstack/react-query'
import { IconChevronRight } from '@tabler/icons-react'
import { useRef } from 'react'
import { Link } from 'wouter'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { useArrivalFocus } from '../../components/arrival-focus.ts'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { Unseen } from '../../components/Unseen.tsx'
import type { Report } from './asking.ts'
import { reportPath } from './paths.ts'
import { SHELF } from './questions.ts'
import { saySentence } from './say.ts'
import styles from './shelf.module.css'
import { useLinkKeys } from './use-link-keys.ts'
import { useShelf } from './use-report.ts'

const ORDER = SHELF.flatMap(({ questions }) => questions.map(({ report }) => report))

export function Shelf() {
  const words = useWords()
  const answers = useShelf(ORDER)
  const first = useRef<HTMLAnchorElement>(null)
  useArrivalFocus(first)
  const keys = useLinkKeys()
  return (
    <div className={styles['shelf']} data-letters="" onKeyDown={keys}>
      <header>
        <h1>{words('analytics.title')}</h1>
        <p className={styles['lead']}>{words('analytics.lead')}</p>
      </header>
      {SHELF.map(({ words: title, questions }) => (
        <section key={title} aria-label={words(title)}>
          <SectionHeading>{words(title)}</SectionHeading>
          <ul className={styles['questions']}>
            {questions.map(({ report, words: question }) => {
              const at = ORDER.indexOf(report)
              const answer = answers[at]
              return (
                <li key={report}>
                  <Link href={reportPath(report)} ref={at === 0 ? first : undefined} className={styles['question']}>
                    <span className={styles['asked']}>{words(question)}</span>
                    <span className={styles['found']}>{answer && <Found answer={answer} />}</span>
                    <IconChevronRight size={16} stroke={1.6} aria-hidden className={styles['away']} />
                  </Link>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Found({ answer }: { readonly answer: UseQueryResult<Report, unknown> }) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  if (answer.data !== undefined) return saySentence(answer.data.finding, { words, formats })
  if (answer.error !== null) return say(answer.error).what
  return (
    <>
      <span className={styles['coming']} aria-hidden="true" />
      <Unseen>{words('analytics.counting')}</Unseen>
    </>
  )
}
