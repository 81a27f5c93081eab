// vCard text into cards, piece by piece: lines unfolded and joined, cards within cards, versions 2.1, 3.0 and 4.0 (versit
// vCard 2.1; RFC 2426; RFC 6350). Lenient where real programs are wrong; loses no property.
import { endOfHead, readProperty, type Carrier, type VCardProperty } from './vcard-property.ts'

export interface VCard {
  /** Line of BEGIN:VCARD, from 1. */
  readonly line: number
  readonly version: '2.1' | '3.0' | '4.0'
  readonly properties: readonly VCardProperty[]
  /** False when the card ended before END:VCARD, or something of it was too long to be meant. */
  readonly complete: boolean
}

export interface VCardReader {
  /** Takes the next piece of the text; answers the cards that are whole. */
  push(text: string): VCard[]
  /** No more text comes. */
  end(): VCard[]
}

/** A value longer than this (a picture of 12 MB) is cut off. */
export const LONGEST_VALUE = 16_777_216
/** More than anybody says of one person. */
const MOST_PROPERTIES = 5_000
const DEEPEST = 8

interface Draft {
  readonly line: number
  version: VCard['version']
  readonly properties: VCardProperty[]
  /** AGENT stood last, without a value: the card that follows belongs to it. */
  agent: boolean
  cut: boolean
}

/** One property's line as it grows. */
interface Held {
  readonly parts: string[]
  length: number
  readonly line: number
  readonly coding: 'quoted' | 'base64' | 'plain'
  /** Of the physical line that came last, without what continues it. */
  last: string
}

/**
 * Anything outside BEGIN and END is passed over; a nested card (AGENT) stays out of its parent; a card that was not ended
 * is ended by the next one.
 */
export function vcardReader(carrier: Carrier | null = null): VCardReader {
  const lines = lineSplitter()
  const open: Draft[] = []
  let done: VCard[] = []
  let held: Held | null = null
  let number = 0

  function physical(text: string): void {
    number += 1
    const line = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
    if (held !== null && continues(held, line, open.at(-1)?.version ?? '3.0')) return
    // A line break that nobody escaped: the text goes on.
    if (held !== null && held.coding === 'plain' && open.length > 0 && line.trim() !== '' && !looksLikeProperty(line)) {
      append(held, `\n${line}`, line)
      return
    }
    if (line.trim() === '' && held?.coding === 'plain') return
    flush()
    held = begun(line, number)
  }

  function flush(): void {
    const ending = held
    held = null
    if (ending === null) return
    const top = open.at(-1)
    const property = readProperty(ending.parts.join(''), carrier)
    if (top !== undefined && ending.length > LONGEST_VALUE) top.cut = true
    if (property !== null) take(property, ending.line)
  }

  function take(property: VCardProperty, line: number): void {
    const { name } = property
    const value = property.value.trim().toUpperCase()
    const top = open.at(-1)
    if (name === 'BEGIN' && value === 'VCARD') begin(line)
    else if (name === 'END' && value === 'VCARD') end()
    else if (top === undefined) return
    else if (name === 'VERSION') top.version = value === '2.1' || value === '4.0' ? value : '3.0'
    else if (name === 'AGENT' && value === 'BEGIN:VCARD') open.push(draft(line))
    else {
      top.agent = name === 'AGENT' && value === ''
      if (top.properties.length < MOST_PROPERTIES) top.properties.push(property)
      else top.cut = true
    }
  }

  function begin(line: number): void {
    const top = open.at(-1)
    if (top !== undefined && !(top.agent && open.length < DEEPEST)) left()
    else if (top !== undefined) top.agent = false
    open.push(draft(line))
  }

  function end(): void {
    const card = open.pop()
    if (card !== undefined && open.length === 0) done.push(finished(card, true))
  }

  /** What is open was never ended. */
  function left(): void {
    const [card] = open.splice(0)
    if (card !== undefined && card.properties.length > 0) done.push(finished(card, false))
  }

  function taken(): VCard[] {
    const cards = done
    done = []
    return cards
  }

  return {
    push(text) {
      for (const line of lines.push(text)) physical(line)
      return taken()
    },
    end() {
      for (const line of lines.end()) physical(line)
      flush()
      left()
      return taken()
    },
  }
}

/** All cards of a text. */
export function readVCards(text: string): VCard[] {
  const reader = vcardReader()
  return [...reader.push(text), ...reader.end()]
}

const draft = (line: number): Draft => ({ line, version: '3.0', properties: [], agent: false, cut: false })

const finished = ({ line, version, properties, cut }: Draft, ended: boolean): VCard => ({
  line,
  version,
  properties,
  complete: ended && !cut,
})

function begun(line: string, number: number): Held {
  const head = line.slice(0, endOfHead(line) + 1).toUpperCase()
  const coding = /;\s*(ENCODING\s*=\s*)?"?QUOTED-PRINTABLE"?\s*[;:]/.test(head)
    ? 'quoted'
    : /;\s*(ENCODING\s*=\s*)?"?(BASE64|B)"?\s*[;:]/.test(head)
      ? 'base64'
      : 'plain'
  return { parts: [line], length: line.length, line: number, coding, last: line }
}

function append(held: Held, text: string, line: string): void {
  held.last = line
  held.length += text.length
  if (held.length <= LONGEST_VALUE) held.parts.push(text)
}

/** Whether the line belongs to the one that is held, by folding, by a soft break of quoted-printable, or as more base64. */
function continues(held: Held, line: string, version: VCard['version']): boolean {
  if (held.coding === 'quoted' && held.last.endsWith('=') && !/^(BEGIN|END):VCARD\s*$/i.test(line)) {
    const at = held.parts.length - 1
    held.parts[at] = (held.parts[at] ?? '').slice(0, -1)
    append(held, line.replace(/^[ \t]/, ''), line)
    return true
  }
  if (/^[ \t]/.test(line)) {
    // 2.1 breaks lines where a blank stands already, and only those that break at a fixed width put one in.
    const kept = held.coding === 'plain' && version === '2.1' && !FIXED_WIDTHS.has(held.last.length)
    append(held, held.coding === 'base64' ? line.trim() : kept ? line : line.slice(1), line)
    return true
  }
  if (held.coding === 'base64' && /^[A-Za-z0-9+/]+={0,2}\s*$/.test(line)) {
    append(held, line, line)
    return true
  }
  return false
}

const FIXED_WIDTHS: ReadonlySet<number> = new Set([72, 73, 74, 75, 76, 78])

/** An address on the web begins with its own kind of head. */
const looksLikeProperty = (line: string) => /^\s*(?:[A-Za-z0-9-]+\.)?[A-Za-z][A-Za-z0-9-]*[ \t]*[;:](?!\/\/)/.test(line)

/** A line longer than this is cut: nothing that people or programs write. */
const LONGEST_LINE = LONGEST_VALUE + 4_096

/** Lines of a text that comes in pieces, ended by `\r\n`, `\n`, `\r` or, written twice, `\r\r\n`. */
function lineSplitter(): { push(text: string): Generator<string>; end(): Generator<string> } {
  let parts: string[] = []
  let length = 0
  /** The last piece ended with a return: a newline that follows belongs to it. */
  let returned = false

  function keep(text: string): void {
    length += text.length
    if (length <= LONGEST_LINE) parts.push(text)
  }

  function whole(): string {
    const line = parts.length === 1 ? (parts[0] ?? '') : parts.join('')
    parts = []
    length = 0
    return line
  }

  return {
    *push(text) {
      let at = 0
      if (returned && text !== '') {
        at = /^\r?\n/.exec(text)?.[0].length ?? 0
        returned = false
      }
      BREAK.lastIndex = at
      for (let found = BREAK.exec(text); found !== null; found = BREAK.exec(text)) {
        keep(text.slice(at, found.index))
        at = BREAK.lastIndex
        returned = at === text.length && found[0].endsWith('\r')
        yield whole()
        BREAK.lastIndex = at
      }
      if (at < text.length) keep(text.slice(at))
    },
    *end() {
      if (length > 0) yield whole()
    },
  }
}

const BREAK = /\r\r\n|\r\n|\n|\r/g
