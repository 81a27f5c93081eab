// Where a key moves to in a list of rows.
export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

export interface RowPlace {
  /** Row that has the focus; -1 while none has. */
  readonly at: number
  readonly count: number
  /** Rows that fit on the screen, for Page Up and Page Down. */
  readonly page?: number
  /** J and K move too, unless single letters are switched off. */
  readonly letters: boolean
}

/** Index of the row the key leads to, or -1 where it moves nowhere. */
export function rowAfterKey(pressed: PressedKey, { at, count, page = 10, letters }: RowPlace): number {
  if (count === 0 || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return -1
  const clamp = (index: number) => Math.min(count - 1, Math.max(0, index))
  if (letters && pressed.key === 'j') return clamp(at + 1)
  if (letters && pressed.key === 'k') return clamp(at - 1)
  switch (pressed.key) {
    case 'ArrowDown':
      return clamp(at + 1)
    case 'ArrowUp':
      return clamp(at - 1)
    case 'PageDown':
      return clamp(at + page)
    case 'PageUp':
      return clamp(at - page)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return -1
  }
}
