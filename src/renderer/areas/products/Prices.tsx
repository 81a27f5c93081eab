// What a product costs from which day on; another price is added for a day, and the one that was wrong is taken away.
import { Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import type { Product } from '../../../shared/contract/products.ts'
import { isoOfDay } from '../../../shared/domain/shop-day.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere, useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { ProfileSection } from '../contacts/profile/ProfileSection.tsx'
import { useToday } from '../contacts/use-today.ts'
import { dayOfIso } from '../tasks/due-days.ts'
import { parseUnitPrice } from './figures.ts'
import styles from './products.module.css'
import { useFigures } from './use-figures.ts'

const COST = 'product_price.cost'

export function Prices({ product }: { readonly product: Product }) {
  const words = useWords()
  const formats = useFormats()
  const today = useToday()
  const may = useMay('manager')
  const figures = useFigures()
  const { hiddenFields } = useHere()
  const [adding, setAdding] = useState(false)
  const remove = useMutation(
    q.products.removePrice.mutationOptions({ meta: { done: words('products.price.removed') } }),
  )
  const now = product.prices.find(({ from }) => from <= today)
  return (
    <ProfileSection title={words('products.prices')}>
      <ul>
        {product.prices.map((price) => (
          <li key={price.id} className={styles['price']}>
            <span className={styles['grow']}>
              {price.id === now?.id
                ? words('products.price.now', { day: formats.day(price.from) })
                : words(price.from > today ? 'products.price.from-future' : 'products.price.from', {
                    day: formats.day(price.from),
                  })}
              {price.cost !== null && !hiddenFields.includes(COST) && (
                <span className={styles['cost']}>
                  {words('products.price.cost', { cost: figures.price(price.cost) })}
                </span>
              )}
            </span>
            <span className={price.id === now?.id ? styles['figure'] : styles['oldFigure']}>
              {figures.price(price.price)}
            </span>
            {may && product.prices.length > 1 && (
              <TextButton
                tone="quiet"
                icon={<IconX size={16} stroke={1.6} aria-hidden />}
                label={words('products.price.remove', { day: formats.day(price.from) })}
                onClick={() => remove.mutate({ priceId: price.id })}
              >
                {null}
              </TextButton>
            )}
          </li>
        ))}
      </ul>
      {may && !adding && (
        <TextButton icon={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={() => setAdding(true)}>
          {words('products.price.add')}
        </TextButton>
      )}
      {adding && <AddPrice id={product.id} today={today} onEnd={() => setAdding(false)} />}
    </ProfileSection>
  )
}

interface AddPriceProps {
  readonly id: number
  /** Shop day */
  readonly today: number
  readonly onEnd: () => void
}

function AddPrice({ id, today, onEnd }: AddPriceProps) {
  const words = useWords()
  const say = useSaid()
  const { hiddenFields } = useHere()
  const { format } = useFigures()
  const [from, setFrom] = useState(today)
  const [typed, setTyped] = useState({ price: '', cost: '' })
  const [tried, setTried] = useState(false)
  const add = useMutation(
    q.products.setPrice.mutationOptions({ meta: { done: words('products.price.added') }, onSuccess: onEnd }),
  )
  const price = parseUnitPrice(typed.price, format)
  const cost = typed.cost.trim() === '' ? undefined : parseUnitPrice(typed.cost, format)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (price === null || cost === null) return
    add.mutate({ id, from, price, ...(cost !== undefined && { cost }) })
  }
  return (
    <form
      className={styles['addPrice']}
      onSubmit={submit}
      noValidate
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onEnd()
      }}
    >
      <TextInput
        autoFocus
        label={words('products.form.price')}
        inputMode="decimal"
        autoComplete="off"
        value={typed.price}
        onChange={(event) => setTyped({ ...typed, price: event.currentTarget.value })}
        error={tried && price === null && words('products.wrong.price')}
      />
      {!hiddenFields.includes(COST) && (
        <TextInput
          label={words('products.form.cost')}
          inputMode="decimal"
          autoComplete="off"
          value={typed.cost}
          onChange={(event) => setTyped({ ...typed, cost: event.currentTarget.value })}
          error={tried && cost === null && words('products.wrong.price')}
        />
      )}
      <TextInput
        type="date"
        label={words('products.price.from-label')}
        value={isoOfDay(from)}
        onChange={(event) => setFrom(dayOfIso(event.currentTarget.value) ?? today)}
      />
      {add.error !== null && <FailedLine said={say(add.error)} />}
      <div className={styles['foot']}>
        <Button type="submit" variant="filled" loading={add.isPending}>
          {words('products.price.save')}
        </Button>
        <Button variant="subtle" onClick={onEnd}>
          {words('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
