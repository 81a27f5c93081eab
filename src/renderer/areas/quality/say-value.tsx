// A wrong value with what it should become and why, in words.
import type { ReactNode } from 'react'
import type { QualityRow } from '../../../shared/contract/quality.ts'
import type { Formats } from '../../../shared/words/format.ts'
import type { Words } from '../../../shared/words/words.ts'
import { linkKindOf } from './link-kind.ts'
import styles from './quality.module.css'

interface Speech {
  readonly words: Words
  readonly formats: Formats
}

const isDate = (code: QualityRow['code']) => code.startsWith('birthday-')

/** The value as people read it: a birthday in words, a link by what it is. */
export function saidValue({ code, value }: Pick<QualityRow, 'code' | 'value'>, { words, formats }: Speech): string {
  if (isDate(code)) return formats.partialDate(value)
  if (code === 'stale') return value === '' ? words('quality.never-came') : formats.day(Number(value))
  const kind = code === 'link-gone' ? linkKindOf(value) : undefined
  return kind === undefined ? value : words(`contacts.link-shown.${kind}`)
}

/** What goes beside it; null where the value says all. */
export function saidDetail({ code, detail }: QualityRow, { words, formats }: Speech): string | null {
  if (detail === null) return null
  switch (code) {
    case 'birthday-too-old':
      return words('quality.detail.age', { age: Number(detail) })
    case 'birthday-against-age':
      return words('quality.detail.said-age', { age: Number(detail) })
    case 'birthday-twice':
      return words('quality.detail.also', { value: formats.partialDate(detail) })
    case 'phone-shared':
    case 'email-shared':
      return words('quality.detail.people', { count: Number(detail) })
    case 'postcode-form':
      return formats.country(detail)
    case 'link-gone':
      return detail
    default:
      return null
  }
}

/** `bert@gmial.com → bert@gmail.com`, and why. */
export function ValueChange({ row, speech }: { readonly row: QualityRow; readonly speech: Speech }): ReactNode {
  const { words, formats } = speech
  const { code, proposal } = row
  const value = saidValue(row, speech)
  const detail = saidDetail(row, speech)
  const becomes =
    code === 'stale' || proposal === null
      ? null
      : proposal === ''
        ? words('quality.taken-off')
        : isDate(code)
          ? formats.partialDate(proposal)
          : proposal
  return (
    <span className={styles['change']}>
      {/* The name in the first column is the value where the name itself is wrong. */}
      {!code.startsWith('name-') && value !== '' && (
        <span className={becomes === null ? undefined : styles['was']} dir="auto">
          {value}
        </span>
      )}
      {detail !== null && <span className={styles['quiet']}>{detail}</span>}
      {becomes !== null && (
        <>
          <span className={styles['arrow']} aria-label={words('quality.becomes')} role="img" />
          <span className={proposal === '' ? styles['quiet'] : styles['becomes']} dir="auto">
            {becomes}
          </span>
        </>
      )}
    </span>
  )
}
