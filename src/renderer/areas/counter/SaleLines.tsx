// What is being bought, line by line. On a line: plus and minus count, Delete takes it off, Enter opens price and discount.
import { IconMinus, IconPlus, IconX } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { IconButton } from '../../components/IconButton.tsx'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { lineTotal } from '../../../shared/domain/sale.ts'
import { Unseen } from '../../components/Unseen.tsx'
import { LineEditor } from './LineEditor.tsx'
import styles from './lines.module.css'
import { changeLine, removeLine, type DraftLine } from './sale-draft.ts'
import { usePlainMoney } from './use-plain-money.ts'
import type { Till } from './use-till.ts'

export function SaleLines({ till }: { readonly till: Till }) {
  const words = useWords()
  const [edited, setEdited] = useState<number | null>(null)
  const { lines } = till.sale
  if (lines.length === 0) return <p className={styles['none']}>{words('counter.no-lines')}</p>
  return (
    <ul className={styles['lines']} aria-label={words('counter.lines')}>
      {lines.map((line) => (
        <SaleLine
          key={line.key}
          till={till}
          line={line}
          open={edited === line.key || (line.serialNumbered && line.serial === '' && edited === null)}
          onOpen={(open) => setEdited(open ? line.key : -1)}
        />
      ))}
    </ul>
  )
}

interface SaleLineProps {
  readonly till: Till
  readonly line: DraftLine
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}

const ONE = 1_000

function SaleLine({ till, line, open, onOpen }: SaleLineProps) {
  const words = useWords()
  const formats = useFormats()
  const plain = usePlainMoney()
  const quantity = formats.number(line.quantity / ONE)
  const count = (step: number) =>
    till.change((draft) => changeLine(draft, line.key, { quantity: line.quantity + step * ONE }))
  const remove = () => {
    till.change((draft) => removeLine(draft, line.key))
    till.itemBox.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return
    if (event.key === '+') count(1)
    else if (event.key === '-') count(-1)
    else if (event.key === 'Delete' || event.key === 'Backspace') remove()
    else if (event.key === 'ArrowUp') neighbour(event.currentTarget, -1)
    else if (event.key === 'ArrowDown') {
      if (!neighbour(event.currentTarget, 1)) till.itemBox.current?.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const name = { name: line.name }
  return (
    <li className={styles['item']}>
      <div className={styles['line']}>
        <span className={styles['count']}>
          <IconButton size={40} label={words('counter.less', name)} onClick={() => count(-1)}>
            <IconMinus size={16} stroke={1.6} aria-hidden />
          </IconButton>
          <span className={styles['quantity']}>{quantity}</span>
          <IconButton size={40} label={words('counter.more', name)} onClick={() => count(1)}>
            <IconPlus size={16} stroke={1.6} aria-hidden />
          </IconButton>
        </span>
        <button
          type="button"
          data-line=""
          className={styles['what']}
          aria-expanded={open}
          onClick={() => onOpen(!open)}
          onKeyDown={onKeyDown}
        >
          <Unseen>{quantity}</Unseen>
          <span className={styles['name']}>
            <bdi>{line.name}</bdi>
          </span>
          {line.discount > 0 && (
            <span className={styles['less']}>
              {words('counter.discount-of', { amount: formats.money(line.discount) })}
            </span>
          )}
          <span className={styles['amount']}>{plain(lineTotal(line))}</span>
        </button>
        <IconButton size={40} label={words('counter.remove', name)} onClick={remove}>
          <IconX size={16} stroke={1.6} aria-hidden />
        </IconButton>
      </div>
      {open && <LineEditor till={till} line={line} onDone={() => onOpen(false)} />}
    </li>
  )
}

/** False where there is none in that direction. */
function neighbour(line: HTMLElement, step: number): boolean {
  const all = [...document.querySelectorAll<HTMLElement>('[data-line]')]
  const next = all[all.indexOf(line) + step]
  next?.focus()
  return next !== undefined
}
