// Big keys for whoever has no number pad, or flour on the hands: they type into the box that has the focus.
import { IconBackspace } from '@tabler/icons-react'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { decimalSignOf } from './decimal-sign.ts'
import styles from './keypad.module.css'
import type { Till } from './use-till.ts'

export function Keypad({ till }: { readonly till: Till }) {
  const words = useWords()
  const { locale } = useFormats()
  const sign = decimalSignOf(locale)
  const press = (key: string) => {
    const active = document.activeElement
    const box = active instanceof HTMLInputElement && 'amount' in active.dataset ? active : till.itemBox.current
    if (box === null) return
    box.focus()
    // The same way as a real key, so that every box hears of it as it always does.
    if (key === 'Backspace') box.setSelectionRange(Math.max(0, box.value.length - 1), box.value.length)
    const text = key === 'Backspace' ? '' : key
    box.setRangeText(text, box.selectionStart ?? 0, box.selectionEnd ?? 0, 'end')
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const key = (label: string) => (
    <button
      key={label}
      type="button"
      className={styles['key']}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => press(label)}
    >
      {label}
    </button>
  )
  return (
    <div className={styles['keypad']} dir="ltr" role="group" aria-label={words('counter.keypad')}>
      {['7', '8', '9', '4', '5', '6', '1', '2', '3'].map(key)}
      {key(sign)}
      {key('0')}
      <button
        type="button"
        className={styles['key']}
        aria-label={words('counter.backspace')}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => press('Backspace')}
      >
        <IconBackspace size={20} stroke={1.6} aria-hidden />
      </button>
    </div>
  )
}
