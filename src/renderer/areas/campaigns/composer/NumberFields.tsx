// Whole numbers and amounts that are typed: what is no number of this kind says so and changes nothing.
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { decimalOf, parseMoney } from '../../../../shared/domain/money.ts'
import { parseTypedNumber } from '../../../../shared/domain/typed-number.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useHere } from '../../../app/session/here.tsx'
import styles from './composer.module.css'

interface WholeNumberProps {
  readonly label: string
  readonly help?: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly unit?: string
  readonly readOnly?: boolean
  readonly onChange: (value: number) => void
}

export function WholeNumber({ label, help, value, least, most, unit, readOnly = false, onChange }: WholeNumberProps) {
  const words = useWords()
  const formats = useFormats()
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string) => {
    const number = parseTypedNumber(text, formats.locale)
    return number !== null && Number.isInteger(number) && number >= least && number <= most ? number : null
  }
  const wrong = typed !== null && read(typed) === null
  return (
    <TextInput
      className={styles['number']}
      label={label}
      {...(help !== undefined && { description: help })}
      inputMode="numeric"
      readOnly={readOnly}
      value={typed ?? formats.number(value)}
      error={wrong && words('messages.number-wrong', { least: formats.number(least), most: formats.number(most) })}
      {...(unit !== undefined && { rightSection: <span>{unit}</span>, rightSectionWidth: 44 })}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        const number = read(event.currentTarget.value)
        if (number !== null) onChange(number)
      }}
      onBlur={() => !wrong && setTyped(null)}
    />
  )
}

interface AmountProps {
  readonly label: string
  readonly help?: string
  /** Minor units; null: none is said, where that may be. */
  readonly value: number | null
  readonly readOnly?: boolean
  readonly onChange: (value: number | null) => void
}

export function Amount({ label, help, value, readOnly = false, onChange }: AmountProps) {
  const words = useWords()
  const formats = useFormats()
  const { currency } = useHere().shop
  const [typed, setTyped] = useState<string | null>(null)
  const shown = value === null ? '' : decimalOf(value, currency)
  const read = (text: string) => (text.trim() === '' ? null : parseMoney(text, { currency, locale: formats.locale }))
  const wrong = typed !== null && typed.trim() !== '' && (read(typed) ?? -1) < 0
  return (
    <TextInput
      className={styles['number']}
      label={label}
      {...(help !== undefined && { description: help })}
      inputMode="decimal"
      readOnly={readOnly}
      value={typed ?? shown}
      error={wrong && words('messages.amount-wrong')}
      rightSection={<span>{currency}</span>}
      rightSectionWidth={52}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const amount = read(text)
        if (text.trim() === '' || (amount !== null && amount >= 0)) onChange(amount)
      }}
      onBlur={() => !wrong && setTyped(null)}
    />
  )
}
