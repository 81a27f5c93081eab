// Reads what was pressed and finds the shortcut that answers to it. Pure, so that every rule here can be tested.

/**
 * anywhere: also while somebody types; needs Ctrl, a function key or Escape
 * page: a letter or sign that acts wherever nobody types
 * list: a letter that acts only while a list or a profile has the focus
 */
export type Where = 'anywhere' | 'page' | 'list'

export interface Shortcut {
  /** `ctrl+k`, `f2`, `?`, `n`, or two keys one after the other: `g t`. */
  readonly keys: string
  readonly where: Where
  readonly run: () => void
}

export interface Press {
  readonly key: string
  /** Place of the key on the board, e.g. `KeyK`: what counts on keyboards without Latin letters. */
  readonly code: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

export interface Situation {
  readonly typing: boolean
  readonly inList: boolean
  /** Single letters are switched on. */
  readonly letters: boolean
  /** A dialogue is open: only what works anywhere may act, and the dialogue keeps Escape. */
  readonly dialogue: boolean
  /** First key of a pair that waits for its second. */
  readonly before: string | null
}

const LATIN = /^[\x21-\x7e]$/

/** `ctrl+shift+z`, `n`, `?`, `f2` … Shift is named only with Ctrl, because a sign already carries it. */
export function nameOf({ key, code, ctrl, shift, alt }: Press): string | null {
  if (alt) return null
  const letter = LATIN.test(key) || key.length > 1 ? key : (/^Key([A-Z])$/.exec(code)?.[1] ?? key)
  const plain = letter.toLowerCase()
  if (plain === 'control' || plain === 'shift' || plain === 'meta') return null
  return ctrl ? `ctrl+${shift ? 'shift+' : ''}${plain}` : plain
}

function mayAct(shortcut: Shortcut, { typing, inList, letters, dialogue }: Situation): boolean {
  if (shortcut.where === 'anywhere') return true
  if (typing || dialogue) return false
  if (!letters && !shortcut.keys.startsWith('ctrl+')) return false
  return shortcut.where === 'page' || inList
}

export type Answer =
  | { readonly kind: 'none' }
  | { readonly kind: 'wait'; readonly first: string }
  | { readonly kind: 'run'; readonly shortcut: Shortcut }

/** The newest shortcut wins, so that a page or dialogue can take a key over while it is open. */
export function answer(press: Press, shortcuts: readonly Shortcut[], situation: Situation): Answer {
  const name = nameOf(press)
  if (name === null) return { kind: 'none' }
  const open = shortcuts.filter((shortcut) => mayAct(shortcut, situation))
  const wanted = situation.before === null ? [name] : [`${situation.before} ${name}`, name]
  for (const keys of wanted) {
    const shortcut = open.findLast((one) => one.keys === keys)
    if (shortcut) return { kind: 'run', shortcut }
  }
  return open.some((one) => one.keys.startsWith(`${name} `)) ? { kind: 'wait', first: name } : { kind: 'none' }
}
