// Every key of the program with what it does, for the page that lists them all.
import type { PlainKey } from '../../../shared/words/words.ts'

export interface KeyLine {
  /** Keys pressed one after the other; each is one keycap. */
  readonly caps: readonly string[]
  readonly words: PlainKey
}

export interface KeyGroup {
  readonly words: PlainKey
  readonly lines: readonly KeyLine[]
  /** Goes silent when single letters are switched off. */
  readonly letters: boolean
}

/** `goTo`: the letters of the pages with their words. */
export function keyGroups(goTo: readonly { readonly letter: string; readonly words: PlainKey }[]): readonly KeyGroup[] {
  return [
    {
      words: 'keys.anywhere',
      letters: false,
      lines: [
        { caps: ['Ctrl', 'K'], words: 'keys.find' },
        { caps: ['Ctrl', 'Z'], words: 'keys.undo' },
        { caps: ['Esc'], words: 'keys.back' },
        { caps: ['F2'], words: 'keys.switch' },
        { caps: ['Ctrl', 'L'], words: 'keys.lock' },
        { caps: ['F1'], words: 'keys.title' },
      ],
    },
    {
      words: 'keys.go',
      letters: true,
      lines: goTo.map(({ letter, words }) => ({ caps: ['G', letter.toUpperCase()], words })),
    },
    {
      words: 'keys.counter',
      letters: false,
      lines: [
        { caps: ['Enter'], words: 'counter.keys.enter' },
        { caps: ['F4'], words: 'counter.keys.f4' },
        { caps: ['F6'], words: 'counter.keys.f6' },
        { caps: ['F7'], words: 'counter.keys.f7' },
        { caps: ['F8'], words: 'counter.keys.f8' },
        { caps: ['F9'], words: 'counter.keys.f9' },
      ],
    },
    {
      words: 'duplicates.title',
      letters: true,
      lines: [
        { caps: ['Enter'], words: 'duplicates.keys.merge' },
        { caps: ['N'], words: 'duplicates.keys.different' },
        { caps: ['S'], words: 'duplicates.keys.skip' },
        { caps: ['←', '→'], words: 'duplicates.keys.stays' },
        { caps: ['1', '9'], words: 'duplicates.keys.in' },
      ],
    },
    {
      words: 'app.quality',
      letters: true,
      lines: [
        { caps: ['Enter'], words: 'quality.keys.mend' },
        { caps: ['E'], words: 'quality.keys.type' },
        { caps: ['L'], words: 'quality.keys.leave' },
        { caps: ['O'], words: 'quality.keys.open' },
        { caps: ['Z'], words: 'quality.keys.undo' },
      ],
    },
    {
      words: 'keys.list',
      letters: true,
      lines: [
        { caps: ['/'], words: 'keys.filter' },
        { caps: ['J', 'K'], words: 'keys.move' },
        { caps: ['Home', 'End'], words: 'keys.ends' },
        { caps: ['Enter'], words: 'keys.open' },
        { caps: ['N'], words: 'keys.new' },
        { caps: ['E'], words: 'keys.edit' },
        { caps: ['V'], words: 'keys.visit' },
        { caps: ['S'], words: 'keys.said' },
        { caps: ['T'], words: 'keys.task' },
        { caps: ['M'], words: 'email.write-title' },
        { caps: ['A'], words: 'results.answers.add' },
        { caps: ['Space'], words: 'keys.done' },
        { caps: ['?'], words: 'keys.title' },
      ],
    },
  ]
}
