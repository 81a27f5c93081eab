// Two people changed the same field: both values side by side, and one click to take the other's.
import { SegmentedControl } from '@mantine/core'
import { useWords } from '../../../app/language/speaking.tsx'
import { Sheet } from '../../../components/Sheet.tsx'
import type { WordKey } from '../../../../shared/words/catalogue.ts'
import type { Draft, DraftField } from './draft.ts'
import styles from './form.module.css'
import type { Conflict } from './three-way.ts'

interface MeanwhileNoticeProps {
  readonly name: string
  readonly draft: Draft
  readonly conflicts: readonly Conflict[]
  readonly onChange: (part: Partial<Draft>) => void
}

export function MeanwhileNotice({ name, draft, conflicts, onChange }: MeanwhileNoticeProps) {
  const words = useWords()
  if (conflicts.length === 0) return null
  return (
    <div role="alert">
      <Sheet className={styles['notice']}>
        <p className={styles['noticeTitle']}>{words('contacts.meanwhile.title', { name })}</p>
        <p>{words('contacts.meanwhile.text', { count: conflicts.length })}</p>
        {conflicts.map((conflict) => {
          const theirs = draft[conflict.field] === conflict.theirs
          return (
            <div key={conflict.field} className={styles['conflict']}>
              <div className={styles['grow']}>
                <p className={styles['noticeTitle']}>{words(LABELS[conflict.field])}</p>
                <Value of="mine" value={conflict.mine} dropped={theirs} />
                <Value of="theirs" value={conflict.theirs} dropped={!theirs} />
              </div>
              <SegmentedControl
                aria-label={words(LABELS[conflict.field])}
                value={theirs ? 'theirs' : 'mine'}
                onChange={(taken) =>
                  onChange({ [conflict.field]: taken === 'theirs' ? conflict.theirs : conflict.mine })
                }
                data={[
                  { value: 'mine', label: words('contacts.meanwhile.mine') },
                  { value: 'theirs', label: words('contacts.meanwhile.theirs') },
                ]}
              />
            </div>
          )
        })}
      </Sheet>
    </div>
  )
}

interface ValueProps {
  readonly of: 'mine' | 'theirs'
  readonly value: Draft[DraftField]
  readonly dropped: boolean
}

function Value({ of, value, dropped }: ValueProps) {
  const words = useWords()
  const text = shown(value) || words('contacts.meanwhile.nothing')
  return (
    <p>
      <span className={styles['hint']}>{words(`contacts.meanwhile.${of}`)}</span>{' '}
      {dropped ? <s className={styles['dropped']}>{text}</s> : text}
    </p>
  )
}

/** Text that tells two values apart: what was typed, row by row. */
function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value))
    return value
      .map(shown)
      .filter((part) => part !== '')
      .join(', ')
  if (typeof value === 'object' && 'wrong' in value && 'value' in value) return shown(value.value)
  const {
    key: _key,
    id: _id,
    label: _label,
    kind: _kind,
    date: _date,
    otherId: _other,
    country: _country,
    ...said
  } = value as Record<string, unknown>
  return Object.values(said)
    .map(shown)
    .filter((part) => part !== '')
    .join(' ')
}

const LABELS: Readonly<Record<DraftField, WordKey & (`contacts.${string}` | 'fields.part')>> = {
  kind: 'contacts.form.kind',
  given: 'contacts.form.given',
  family: 'contacts.form.family',
  nickname: 'contacts.form.nickname',
  say: 'contacts.form.say',
  source: 'contacts.form.source',
  preferredChannel: 'contacts.form.channel',
  language: 'contacts.form.language',
  lookedAfterBy: 'contacts.form.looked-after',
  note: 'contacts.form.note',
  gender: 'contacts.form.gender',
  age: 'contacts.form.age',
  familyStatus: 'contacts.form.family-status',
  householdIncome: 'contacts.form.household-income',
  businessIncome: 'contacts.form.business-income',
  interests: 'contacts.form.interests',
  phones: 'contacts.form.phone',
  emails: 'contacts.form.email',
  addresses: 'contacts.form.part.addresses',
  birthday: 'contacts.form.birthday',
  occasions: 'contacts.form.part.days',
  preferences: 'contacts.form.part.likes',
  links: 'contacts.form.part.people',
  numbers: 'contacts.form.part.numbers',
  tags: 'contacts.form.tags',
  custom: 'fields.part',
} as const
