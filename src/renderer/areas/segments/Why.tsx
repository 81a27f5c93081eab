// Why somebody is described, or not: every part of the sentence with a tick or a cross, and what they answer to it.
import { Modal } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { IconCheck, IconX } from '@tabler/icons-react'
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { Fact, segments } from '../../../shared/contract/segments.ts'
import type { Rule } from '../../../shared/domain/segments/rule.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { classes } from '../../components/classes.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { Unseen } from '../../components/Unseen.tsx'
import { contactPath } from '../contacts/paths.ts'
import { isCondition, ruleAt } from './rule-tree.ts'
import { sayCondition, sayOption, sayValue, type RuleSpeech } from './say-condition.ts'
import styles from './why.module.css'

export interface Person {
  readonly id: number
  readonly name: string
}

type Told = OutputOf<typeof segments.why>['conditions'][number]

interface WhyProps {
  readonly person: Person
  readonly rule: Rule
  readonly asOf: number | undefined
  readonly speech: RuleSpeech
  readonly onClose: () => void
}

export function Why({ person, rule, asOf, speech, onClose }: WhyProps) {
  const words = useWords()
  const say = useSaid()
  const why = useQuery({
    ...q.segments.why.queryOptions({ input: { rule, contactId: person.id, ...(asOf !== undefined && { asOf }) } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Modal
      opened
      size={560}
      onClose={onClose}
      title={words('segments.why-title', { name: person.name })}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      {why.data === undefined ? (
        why.error === null ? (
          <Skeleton rows={4} />
        ) : (
          <FailedLine said={say(why.error)} />
        )
      ) : (
        <>
          <p className={styles['verdict']}>
            {words('segments.why-holds', { name: person.name, holds: why.data.holds ? 'yes' : 'no' })}
          </p>
          <ul className={styles['conditions']}>
            {why.data.conditions.map((told) => (
              <Told key={told.path.join('.')} told={told} rule={rule} speech={speech} />
            ))}
          </ul>
          <p className={styles['foot']}>
            <TextButton href={contactPath(person.id)}>
              {words('segments.open-person', { name: person.name })}
            </TextButton>
          </p>
        </>
      )}
    </Modal>
  )
}

interface ToldProps extends Pick<WhyProps, 'rule' | 'speech'> {
  readonly told: Told
}

function Told({ told, rule, speech }: ToldProps) {
  const words = useWords()
  const condition = ruleAt(rule, told.path)
  if (condition === undefined || !isCondition(condition)) return null
  const fact = speech.factOf(condition.fact)
  return (
    <li className={styles['condition']}>
      <span className={classes(styles['mark'], told.holds ? styles['holds'] : styles['fails'])}>
        {told.holds ? <IconCheck size={18} stroke={2} aria-hidden /> : <IconX size={18} stroke={2} aria-hidden />}
        <Unseen>{words(told.holds ? 'segments.holds' : 'segments.fails')}</Unseen>
      </span>
      <span className={styles['what']}>{sayCondition(condition, speech)}</span>
      <span className={styles['answer']}>{sayAnswer(told.answer, fact, speech)}</span>
    </li>
  )
}

/** What they answer, in words: "5", "42 days", "March 3, 2026", "regulars · bread". */
export function sayAnswer(answer: Told['answer'], fact: Fact | undefined, speech: RuleSpeech): string {
  const { words, formats } = speech
  if (fact === undefined || answer === null) return words('segments.answer-none')
  const one = (value: number | string): string => {
    if (fact.type === 'choice') return sayOption(fact, value, speech)
    if (fact.type === 'yes-no') return words(value === 0 ? 'segments.no' : 'segments.yes')
    return typeof value === 'string' ? value : sayValue(fact.type, value, speech)
  }
  if (typeof answer !== 'object') return one(answer)
  return answer.length === 0 ? words('segments.answer-none') : formats.list(answer.map(one))
}
