// The box for what is bought: an amount, an item, a number of it. Enter adds; Enter on nothing records.
import { Button } from '@mantine/core'
import { IconBarcode } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { classes } from '../../components/classes.ts'
import { Keycap } from '../../components/Keycap.tsx'
import styles from './item.module.css'
import { isBegun } from './sale-draft.ts'
import { readTyped } from './typed-item.ts'
import { usePlainMoney } from './use-plain-money.ts'
import { useScan } from './use-scan.ts'
import { offerInput, type Till } from './use-till.ts'

export function ItemBox({ till }: { readonly till: Till }) {
  // Taken apart first: one of them is a reference to the box.
  const { itemBox, item, hint, sale, setItem, enter } = till
  const words = useWords()
  const plain = usePlainMoney()
  const id = useId()
  const scan = useScan()
  const { locale } = useFormats()
  const { currency } = useHere().shop
  const text = useDeferredValue(item)
  const typed = readTyped(text, { currency, locale })
  const looked = typed !== null && typed.amount === null && isBegun(sale) ? typed.words : ''
  const products = useQuery(
    q.products.list.queryOptions({
      input: offerInput(looked),
      enabled: looked !== '',
      placeholderData: keepPreviousData,
    }),
  )
  const offered = looked === '' ? [] : (products.data?.rows ?? [])
  const [at, setAt] = useState({ looked, index: 0 })
  const index = at.looked === looked ? Math.min(at.index, Math.max(0, offered.length - 1)) : 0

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const code = scan(event)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && offered.length > 0)
      setAt({ looked, index: Math.max(0, Math.min(offered.length - 1, index + step)) })
    else if (event.key === 'ArrowUp' && item === '') toLastLine()
    else if (event.key === 'Enter' && !event.ctrlKey) {
      if (!event.repeat) enter(index, code)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles['place']}>
      <div className={styles['box']}>
        <IconBarcode size={20} stroke={1.6} aria-hidden />
        <input
          ref={itemBox}
          className={styles['input']}
          data-amount=""
          role="combobox"
          aria-label={words('counter.item')}
          aria-expanded={offered.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={offered.length > 0 ? `${id}-${String(index)}` : undefined}
          aria-autocomplete="list"
          aria-describedby={`${id}-hint`}
          placeholder={words('counter.item-hint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={item}
          onChange={(event) => setItem(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {typed?.amount != null && (
          <output className={styles['read']}>{plain(readAmount(typed.quantity, typed.amount))}</output>
        )}
        <Button
          size="lg"
          className={styles['add']}
          disabled={item.trim() === ''}
          rightSection={item.trim() === '' ? undefined : <Keycap label={words('key.enter')} silent />}
          onClick={() => enter(index, null)}
        >
          {words('counter.add')}
        </Button>
      </div>
      <p id={`${id}-hint`} role="status" className={styles['hint']}>
        {hint === 'no-item' && words('counter.no-item')}
        {hint === 'unreadable' && words('counter.unreadable')}
        {hint === 'failed' && words('counter.failed')}
      </p>
      {offered.length > 0 && (
        <ul id={`${id}-list`} role="listbox" aria-label={words('counter.items')} className={styles['offers']}>
          {offered.map((product, place) => (
            <li
              key={product.id}
              id={`${id}-${String(place)}`}
              role="option"
              aria-selected={place === index}
              className={classes(styles['offer'], place === index && styles['chosen'])}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => enter(place, null)}
            >
              <span className={styles['offerName']}>
                <bdi>{product.name}</bdi>
              </span>
              {product.sku !== null && <span className={styles['sku']}>{product.sku}</span>}
              <span className={styles['price']}>{plain(Math.round(product.price / 1_000))}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const readAmount = (quantity: number, amount: number) => Math.round((quantity * amount) / 1_000)

function toLastLine(): void {
  const lines = document.querySelectorAll<HTMLElement>('[data-line]')
  lines.item(lines.length - 1)?.focus()
}
