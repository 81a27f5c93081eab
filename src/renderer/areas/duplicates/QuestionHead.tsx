// The question about the people who are compared, and its two answers.
import { Button } from '@mantine/core'
import type { DuplicatePerson } from '../../../shared/contract/duplicates.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import styles from './compare.module.css'

interface QuestionHeadProps {
  readonly people: readonly DuplicatePerson[]
  /** How many of them are meant. */
  readonly meant: number
  readonly level: 1 | 2
  /** What is shown is what would be done. */
  readonly ready: boolean
  readonly onMerge: () => void
  readonly onDifferent: () => void
}

export function QuestionHead({ people, meant, level, ready, onMerge, onDifferent }: QuestionHeadProps) {
  const words = useWords()
  const Title = level === 1 ? 'h1' : 'h2'
  const companies = people.every(({ kind }) => kind === 'company')
  return (
    <header className={styles['header']}>
      <Title className={styles['title']}>
        {words(companies ? 'duplicates.question-company' : 'duplicates.question', { count: people.length })}
      </Title>
      <div className={styles['actions']}>
        <Button
          onClick={onDifferent}
          rightSection={<Keycap label={words('duplicates.key.n')} silent />}
          aria-keyshortcuts="N"
        >
          {words('duplicates.different')}
        </Button>
        <Button
          variant="filled"
          disabled={!ready}
          onClick={onMerge}
          rightSection={<Keycap label={words('key.enter')} onAccent silent />}
          aria-keyshortcuts="Enter"
        >
          {meant === people.length ? words('duplicates.merge') : words('duplicates.merge-count', { count: meant })}
        </Button>
      </div>
    </header>
  )
}
