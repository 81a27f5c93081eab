// Quantity, price and discount of one line, and its serial number where the product has them.
import { Button, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { parseMoney } from '../../../shared/domain/money.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import styles from './lines.module.css'
import { changeLine, type DraftLine } from './sale-draft.ts'
import { readDiscount, readQuantity } from './line-fields.ts'
import { usePlainMoney } from './use-plain-money.ts'
import type { Till } from './use-till.ts'

interface LineEditorProps {
  readonly till: Till
  readonly line: DraftLine
  readonly onDone: () => void
}

export function LineEditor({ till, line, onDone }: LineEditorProps) {
  const words = useWords()
  const plain = usePlainMoney()
  const { locale } = useFormats()
  const { currency } = useHere().shop
  const [quantity, setQuantity] = useState(String(line.quantity / 1_000))
  const [price, setPrice] = useState(plain(Math.round(line.unitPrice / 1_000)))
  const [discount, setDiscount] = useState(line.discount === 0 ? '' : plain(line.discount))
  const [serial, setSerial] = useState(line.serial)
  const [wrong, setWrong] = useState<'quantity' | 'price' | 'discount' | null>(null)

  const save = (event: SubmitEvent) => {
    event.preventDefault()
    const count = readQuantity(quantity)
    const one = parseMoney(price, { currency, locale })
    if (count === null) return setWrong('quantity')
    if (one === null || one < 0) return setWrong('price')
    // A price that was left as it stands keeps its thousandths.
    const unitPrice = price === plain(Math.round(line.unitPrice / 1_000)) ? line.unitPrice : one * 1_000
    const off = readDiscount(discount, { currency, locale, quantity: count, unitPrice })
    if (off === null) return setWrong('discount')
    till.change((draft) => changeLine(draft, line.key, { quantity: count, unitPrice, discount: off, serial }))
    onDone()
    till.itemBox.current?.focus()
  }
  const why = (field: typeof wrong) => (wrong === field ? words(`counter.wrong.${field ?? 'price'}`) : null)
  return (
    <form className={styles['editor']} onSubmit={save} noValidate>
      <TextInput
        size="md"
        label={words('counter.quantity')}
        value={quantity}
        error={why('quantity')}
        data-autofocus
        autoFocus
        onChange={(event) => setQuantity(event.currentTarget.value)}
      />
      <TextInput
        label={words('counter.price')}
        value={price}
        error={why('price')}
        onChange={(event) => setPrice(event.currentTarget.value)}
      />
      <TextInput
        label={words('counter.discount')}
        placeholder={words('counter.discount-hint')}
        value={discount}
        error={why('discount')}
        onChange={(event) => setDiscount(event.currentTarget.value)}
      />
      {line.serialNumbered && (
        <TextInput
          label={words('counter.serial')}
          value={serial}
          maxLength={80}
          onChange={(event) => setSerial(event.currentTarget.value)}
        />
      )}
      <Button type="submit" size="lg">
        {words('counter.set')}
      </Button>
    </form>
  )
}
