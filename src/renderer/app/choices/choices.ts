// What somebody chose for this PC: looks, language, keys. Kept beside the page at once, and with the person in the
// book when somebody is signed in, because the browser host starts on another address each time.
import { useSyncExternalStore } from 'react'

export interface Choices {
  readonly scheme: 'system' | 'light' | 'dark'
  readonly contrast: 'system' | 'high'
  /** `system` follows the language of the PC. */
  readonly language: 'system' | 'en' | 'pseudo'
  /** Single letters act in lists and profiles. */
  readonly letters: 'on' | 'off'
}

const ALLOWED: { readonly [K in keyof Choices]: readonly Choices[K][] } = {
  scheme: ['system', 'light', 'dark'],
  contrast: ['system', 'high'],
  language: ['system', 'en', 'pseudo'],
  letters: ['on', 'off'],
}

const PREFIX = 'regulars.'
export const DEFAULTS: Choices = { scheme: 'system', contrast: 'system', language: 'system', letters: 'on' }

/** Keeps only what is known: a stored or typed value that we do not offer is as good as none. */
export function readChoices(read: (name: keyof Choices) => string | null | undefined): Partial<Choices> {
  const found = (Object.keys(ALLOWED) as (keyof Choices)[]).flatMap((name) => {
    const value = ALLOWED[name].find((allowed) => allowed === read(name))
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(found)
}

/** `?scheme=dark&contrast=high&language=pseudo` in the address: for this window only, never stored. */
function fromAddress(): Partial<Choices> {
  const asked = new URLSearchParams(window.location.search)
  return readChoices((name) => asked.get(name))
}

function fromStorage(): Partial<Choices> {
  return readChoices((name) => window.localStorage.getItem(PREFIX + name))
}

type Listener = () => void
type Keep = <K extends keyof Choices>(name: K, value: Choices[K]) => void

class ChoiceStore {
  #address: Partial<Choices> = {}
  #stored: Partial<Choices> = {}
  #now: Choices = DEFAULTS
  #listeners = new Set<Listener>()
  #keep: Keep | null = null

  start(): void {
    this.#address = fromAddress()
    this.#stored = fromStorage()
    this.#tell()
  }

  /** What the person has in the book wins over what this PC remembers; later choices are kept there too. */
  follow(known: Partial<Choices>, keep: Keep | null): void {
    this.#keep = keep
    this.#stored = { ...this.#stored, ...known }
    this.#tell()
  }

  choose<K extends keyof Choices>(name: K, value: Choices[K]): void {
    window.localStorage.setItem(PREFIX + name, value)
    this.#keep?.(name, value)
    this.#stored = { ...this.#stored, [name]: value }
    this.#address = readChoices((one) => (one === name ? null : this.#address[one]))
    this.#tell()
  }

  now = (): Choices => this.#now

  listen = (listener: Listener): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    this.#now = { ...DEFAULTS, ...this.#stored, ...this.#address }
    for (const listener of this.#listeners) listener()
  }
}

export const choices = new ChoiceStore()

export function useChoices(): Choices {
  return useSyncExternalStore(choices.listen, choices.now)
}
