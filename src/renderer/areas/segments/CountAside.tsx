// Beside the sentence: how many it describes now, what they spent, the first of them, and why somebody is in it.
import { IconHelpCircle, IconUsers } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { Rule } from '../../../shared/domain/segments/rule.ts'
import { relativeUnit } from '../../../shared/words/format.ts'
import type { Words } from '../../../shared/words/words.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { IconButton } from '../../components/IconButton.tsx'
import { classes } from '../../components/classes.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Monogram } from '../../components/Monogram.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { PersonPicker } from '../contacts/form/PersonPicker.tsx'
import { CONTACTS_PATH, contactPath } from '../contacts/paths.ts'
import { showPeople } from '../value/show-people.ts'
import styles from './aside.module.css'
import type { RuleSpeech } from './say-condition.ts'
import type { Count } from './use-count.ts'
import { Why, type Person } from './Why.tsx'

interface CountAsideProps {
  readonly rule: Rule
  readonly asOf: number | undefined
  readonly count: Count | undefined
  readonly counting: boolean
  /** Null where it is a condition's own and said there. */
  readonly error: unknown
  readonly speech: RuleSpeech
  /** The segment that says just this; null while it is being changed. */
  readonly saved: number | null
  /** The buttons at the foot. */
  readonly children: ReactNode
}

export function CountAside({ rule, asOf, count, counting, error, speech, saved, children }: CountAsideProps) {
  const words = useWords()
  const say = useSaid()
  const [asked, setAsked] = useState<Person | null>(null)
  return (
    <aside className={styles['aside']} aria-label={words('segments.who')}>
      <div className={styles['scroll']}>
        {count === undefined ? (
          error === null && <Skeleton rows={8} />
        ) : (
          <>
            <Figures count={count} counting={counting} saved={saved} />
            <Faces count={count} onWhy={setAsked} />
          </>
        )}
        {error !== null && <FailedLine said={say(error)} />}
        {count !== undefined && <AskAbout onAsk={setAsked} />}
      </div>
      <div className={styles['foot']}>{children}</div>
      {asked !== null && <Why person={asked} rule={rule} asOf={asOf} speech={speech} onClose={() => setAsked(null)} />}
    </aside>
  )
}

interface FiguresProps extends Pick<CountAsideProps, 'counting' | 'saved'> {
  readonly count: Count
}

function Figures({ count, counting, saved }: FiguresProps) {
  const words = useWords()
  const formats = useFormats()
  const { spend, medianSpend } = count
  return (
    <div>
      <p className={classes(styles['count'], counting && styles['waiting'])} aria-live="polite" aria-busy={counting}>
        <span className={styles['number']}>{formats.number(count.count)}</span>{' '}
        <span className={styles['quiet']}>
          {counting
            ? words('segments.counting')
            : words('segments.of', { count: count.count, of: formats.number(count.of) })}
        </span>
      </p>
      {count.count > 0 && (
        <p>
          {words.rich<ReactNode>(
            'segments.money',
            {
              spend: formats.moneyWhole(spend),
              median: formats.money(medianSpend),
              none: medianSpend === 0 ? 'yes' : 'no',
            },
            { b: (parts) => <strong key="spend">{parts}</strong> },
          )}
        </p>
      )}
      {saved !== null && count.count > 0 && (
        <p>
          <TextButton
            href={CONTACTS_PATH}
            icon={<IconUsers size={16} stroke={1.6} aria-hidden />}
            onClick={() => showPeople({ segment: saved })}
          >
            {words('segments.show-all')}
          </TextButton>
        </p>
      )}
    </div>
  )
}

interface FacesProps {
  readonly count: Count
  readonly onWhy: (person: Person) => void
}

/** How long ago, under a heading that says what. */
function saySince(days: number, words: Words): string {
  const { unit, amount } = relativeUnit(days)
  return words('segments.since', { unit, n: amount })
}

function Faces({ count: { people, asOf }, onWhy }: FacesProps) {
  const words = useWords()
  if (people.length === 0) return <p className={styles['quiet']}>{words('segments.nobody')}</p>
  return (
    <section aria-labelledby="segment-faces">
      <div className={styles['facesHead']}>
        <h2 id="segment-faces">{words('segments.faces')}</h2>
        <span>{words('segments.last-here')}</span>
      </div>
      <ul className={styles['faces']}>
        {people.map((person) => (
          <li key={person.id} className={styles['face']}>
            <Monogram initials={person.initials} />
            <Link href={contactPath(person.id)} className={styles['name']} dir="auto">
              {person.name === '' ? person.number : person.name}
            </Link>
            <span className={styles['when']}>
              {person.lastDay === null ? words('segments.never') : saySince(asOf - person.lastDay, words)}
            </span>
            <IconButton
              size={24}
              className={styles['why']}
              label={words('segments.why-of', { name: person.name })}
              title={words('segments.why-of', { name: person.name })}
              onClick={() => onWhy(person)}
            >
              <IconHelpCircle size={18} stroke={1.6} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Somebody who should be among them, or should not. */
function AskAbout({ onAsk }: { readonly onAsk: (person: Person) => void }) {
  const words = useWords()
  const [turn, setTurn] = useState(0)
  return (
    <div>
      <PersonPicker
        key={turn}
        label={words('segments.ask-about')}
        placeholder={words('segments.ask-about')}
        chosen={null}
        without={null}
        onChoose={(person) => {
          if (person === null) return
          onAsk(person)
          setTurn(turn + 1)
        }}
      />
    </div>
  )
}
