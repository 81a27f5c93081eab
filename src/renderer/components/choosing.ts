// What a list must know so that many of its rows can be chosen.

/** Rows by their place in the list. */
export interface Choosing {
  readonly any: boolean
  readonly has: (index: number) => boolean
  readonly toggle: (index: number) => void
  /** From where the last choice began, `anchor` if none did, to another row. */
  readonly reach: (anchor: number, to: number) => void
  readonly everybody: () => void
  readonly clear: () => void
  /** What choosing this row is called. */
  readonly label: (index: number) => string
}
