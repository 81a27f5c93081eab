// Why they may be one: each reason a sentence, those against set apart; of more than two, one line for each pair.
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { DuplicatePair, DuplicatePerson } from '../../../shared/contract/duplicates.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { Unseen } from '../../components/Unseen.tsx'
import styles from './compare.module.css'
import { sayReason, sayShortly, speaksAgainst, withShownPhones } from './reason-words.ts'

/** Pairs of a large group that are told; the rest says the same again. */
const PAIRS = 6
const REASONS_OF_PAIR = 3

interface ReasonsProps {
  readonly people: readonly DuplicatePerson[]
  readonly pairs: readonly DuplicatePair[]
}

export function Reasons({ people, pairs }: ReasonsProps) {
  const words = useWords()
  const [only] = pairs
  if (only === undefined) return null
  return (
    <ul className={styles['reasons']} aria-label={words('duplicates.why')}>
      {people.length === 2 ? <ReasonsOfPair people={people} pair={only} /> : <Pairs people={people} pairs={pairs} />}
    </ul>
  )
}

function ReasonsOfPair({ people, pair }: Pick<ReasonsProps, 'people'> & { readonly pair: DuplicatePair }) {
  const words = useWords()
  const formats = useFormats()
  const phones = people.flatMap((person) => person.phones)
  return pair.reasons.map((reason, at) => (
    <li key={at} className={styles['reason']}>
      {reason.weight >= 0 ? (
        <IconCheck className={styles['for']} size={16} stroke={1.6} aria-hidden />
      ) : (
        <IconX className={styles['against']} size={16} stroke={1.6} aria-hidden />
      )}
      <span dir="auto">{sayReason(withShownPhones(reason, phones), { words, formats })}</span>
      {reason.weight < 0 && <Unseen>{words('duplicates.reason.against')}</Unseen>}
    </li>
  ))
}

function Pairs({ people, pairs }: ReasonsProps) {
  const words = useWords()
  const formats = useFormats()
  const nameOf = (id: number) => people.find((person) => person.id === id)?.name ?? ''
  return pairs.slice(0, PAIRS).map((pair) => (
    <li key={`${String(pair.a)} ${String(pair.b)}`} className={styles['reason']}>
      {pair.reasons.some(speaksAgainst) ? (
        <IconAlertTriangle className={styles['heedIcon']} size={16} stroke={1.6} aria-hidden />
      ) : (
        <IconCheck className={styles['for']} size={16} stroke={1.6} aria-hidden />
      )}
      <span>
        {words.rich<ReactNode>(
          'duplicates.between',
          {
            one: nameOf(pair.a),
            other: nameOf(pair.b),
            said: sayShortly(pair.reasons, REASONS_OF_PAIR, { words, formats }),
          },
          { b: (inside) => <bdi>{inside}</bdi> },
        )}
      </span>
    </li>
  ))
}
