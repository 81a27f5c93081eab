// While somebody new is typed: is this one of those who are in the book already?
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { classes } from '../../../components/classes.ts'
import { Sheet } from '../../../components/Sheet.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { contactPath } from '../paths.ts'
import type { Draft } from './draft.ts'
import styles from './form.module.css'

interface SimilarNoticeProps {
  readonly draft: Draft
  readonly base: Draft
  /** The customer being edited. */
  readonly self: number | null
}

const PAUSE_MS = 300

/** What is compared; null while there is too little to compare, or nothing of it was changed. */
function askOf({ draft, base, self }: SimilarNoticeProps) {
  const parts = (from: Draft) => ({
    given: from.given.trim(),
    family: from.family.trim(),
    phones: from.phones.map((row) => row.typed.trim()).filter((typed) => typed.length >= 5),
    emails: from.emails.map((row) => row.address.trim()).filter((address) => address.includes('@')),
    ...(from.birthday.date === null ? {} : { birthday: from.birthday.date }),
  })
  const now = parts(draft)
  const enough = now.given.length + now.family.length >= 4 || now.phones.length > 0 || now.emails.length > 0
  if (!enough || JSON.stringify(now) === JSON.stringify(parts(base))) return null
  return { ...now, ...(self === null ? {} : { id: self }) }
}

export function SimilarNotice(props: SimilarNoticeProps) {
  const words = useWords()
  const formats = useFormats()
  const [asked] = useDebouncedValue(JSON.stringify(askOf(props)), PAUSE_MS)
  const input = JSON.parse(asked) as ReturnType<typeof askOf> // written one line above
  const similar = useQuery({
    ...q.contacts.similar.queryOptions({ input: input ?? { given: '', family: '', phones: [], emails: [] } }),
    enabled: input !== null,
    placeholderData: keepPreviousData,
  })
  const found = input === null ? [] : (similar.data ?? [])
  return (
    <div aria-live="polite">
      {found.length > 0 && (
        <Sheet className={classes(styles['notice'], styles['similar'])}>
          <p className={styles['noticeTitle']}>{words('contacts.form.similar')}</p>
          <ul>
            {found.map((one) => (
              <li key={one.id} className={styles['noticeLine']}>
                <bdi className={styles['name']}>{one.name}</bdi>
                <span className={styles['hint']}>
                  {words('contacts.form.similar-number', { number: one.number })};{' '}
                  {formats.list(one.why.map((why) => words(`contacts.why.${why}`)))}
                </span>
                <span className={styles['end']}>
                  <TextButton
                    href={contactPath(one.id)}
                    label={words('contacts.form.similar-open-label', { name: one.name })}
                  >
                    {words('contacts.form.similar-open')}
                  </TextButton>
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </div>
  )
}
