// Which label of the first sheet is the first one: chosen on the sheet itself, by a click or with the arrow keys.
import { useRef, type KeyboardEvent } from 'react'
import type { LabelSheet } from '../../../shared/contract/paper.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import styles from './paper.module.css'

interface StartChoiceProps {
  readonly sheet: LabelSheet
  readonly start: number
  readonly onStart: (start: number) => void
}

export function StartChoice({ sheet, start, onStart }: StartChoiceProps) {
  const words = useWords()
  const grid = useRef<HTMLDivElement>(null)
  const { across, down, page, label, first, step } = sheet
  const most = across * down - 1
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: start - 1,
    ArrowRight: start + 1,
    ArrowUp: start - across,
    ArrowDown: start + across,
    Home: 0,
    End: most,
  }
  const move = (event: KeyboardEvent) => {
    const to = moves[event.key]
    if (to === undefined) return
    event.preventDefault()
    const place = Math.max(0, Math.min(most, to))
    onStart(place)
    grid.current?.querySelectorAll('button')[place]?.focus()
  }
  const percent = (part: number, whole: number) => `${String((part / whole) * 100)}%`
  return (
    <div
      ref={grid}
      role="radiogroup"
      aria-label={words('paper.start')}
      className={styles['places']}
      onKeyDown={move}
      dir="ltr"
    >
      {Array.from({ length: most + 1 }, (_, at) => (
        <button
          key={at}
          type="button"
          role="radio"
          aria-checked={at === start}
          aria-label={words('paper.start-at', { row: Math.floor(at / across) + 1, column: (at % across) + 1 })}
          tabIndex={at === start ? 0 : -1}
          className={classes(styles['place'], at < start && styles['used'])}
          style={{
            insetInlineStart: percent(first.x + (at % across) * step.x, page.width),
            insetBlockStart: percent(first.y + Math.floor(at / across) * step.y, page.height),
            inlineSize: percent(label.width, page.width),
            blockSize: percent(label.height, page.height),
          }}
          onClick={() => onStart(at)}
        />
      ))}
    </div>
  )
}
