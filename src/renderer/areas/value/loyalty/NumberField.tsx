// A number that is typed, in the language of the shop: it becomes NaN in the draft while it is none, and says so.
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { parseTypedNumber } from '../../../../shared/domain/typed-number.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import styles from './loyalty.module.css'

interface NumberFieldProps {
  /** NaN while what is typed is no number of this kind. Null: left empty, where that says something. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly least: number
  readonly most: number
  /** Places behind the point; whole numbers unless said. */
  readonly places?: number
  readonly label: string
  /** The label is said, not shown: a table shows it. */
  readonly inTable?: boolean
  readonly help?: string
  readonly unit?: string
  /** What stands there while it is empty; then it may be. */
  readonly empty?: string
  readonly readOnly?: boolean
}

export function NumberField(props: NumberFieldProps) {
  const {
    value,
    onChange,
    least,
    most,
    places = 0,
    label,
    inTable = false,
    help,
    unit,
    empty,
    readOnly = false,
  } = props
  const words = useWords()
  const formats = useFormats()
  const shown = value === null || Number.isNaN(value) ? '' : formats.number(value)
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string): number | null => {
    if (text.trim() === '' && empty !== undefined) return null
    const number = parseTypedNumber(text, formats.locale)
    const fits = number !== null && number >= least && number <= most && Number(number.toFixed(places)) === number
    return fits ? number : Number.NaN
  }
  const wrong = value !== null && Number.isNaN(value)
  return (
    <TextInput
      className={inTable ? styles['number'] : undefined}
      {...(inTable ? { 'aria-label': label } : { label })}
      {...(help !== undefined && { description: help })}
      {...(empty !== undefined && { placeholder: empty })}
      inputMode="decimal"
      value={typed ?? shown}
      readOnly={readOnly}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(read(event.currentTarget.value))
      }}
      onBlur={() => !wrong && setTyped(null)}
      error={wrong && words('value.loyalty.number-wrong', { least: formats.number(least), most: formats.number(most) })}
      {...(unit !== undefined && {
        rightSection: <span className={styles['unit']}>{unit}</span>,
        rightSectionWidth: 44,
      })}
    />
  )
}
