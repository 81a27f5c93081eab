// vCard text into cards of properties: unfolding, parameters, quoted-printable and base64, versions 2.1, 3.0 and 4.0
// (versit vCard 2.1; RFC 2426; RFC 6350; RFC 6868 for carets). Lenient where real programs are wrong; loses no property.

export interface VCardProperty {
  /** Upper case, without its group. */
  readonly name: string
  /** Upper case, or empty. Groups tie an X-ABLabel to the property it labels. */
  readonly group: string
  /** Upper-case parameter names; bare 2.1 words such as HOME stand under TYPE, in lower case. */
  readonly parameters: ReadonlyMap<string, readonly string[]>
  /** Decoded from its transfer encoding, but not yet split or unescaped. */
  readonly value: string
  /** The bytes of a base64 value or data: URI, where it is one. */
  readonly bytes: Uint8Array<ArrayBuffer> | null
}

export interface VCard {
  /** Line of BEGIN:VCARD, from 1. */
  readonly line: number
  readonly version: '2.1' | '3.0' | '4.0'
  readonly properties: readonly VCardProperty[]
  /** False when the text ended before END:VCARD. */
  readonly complete: boolean
}

interface Physical {
  readonly text: string
  readonly line: number
}

const ENCODINGS = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', '8BIT', '7BIT'])

/** All cards of a text. Anything outside BEGIN and END is passed over; a nested card (AGENT) stays out of its parent. */
export function readVCards(text: string): VCard[] {
  const lines = text.split(/\r\n|\n|\r/)
  const cards: VCard[] = []
  const open: { line: number; version: VCard['version']; properties: VCardProperty[] }[] = []
  let at = 0
  while (at < lines.length) {
    const { line, next } = logicalLine(lines, at)
    at = next
    const property = readProperty(line.text)
    if (property === null) continue
    const value = property.value.trim().toUpperCase()
    if (property.name === 'BEGIN' && value === 'VCARD') open.push({ line: line.line, version: '3.0', properties: [] })
    else if (property.name === 'END' && value === 'VCARD') {
      const card = open.pop()
      if (card && open.length === 0) cards.push({ ...card, complete: true })
    } else {
      const card = open.at(-1)
      if (!card) continue
      if (property.name === 'VERSION') card.version = value === '2.1' || value === '4.0' ? value : '3.0'
      else card.properties.push(property)
    }
  }
  const left = open[0]
  if (left) cards.push({ ...left, complete: false })
  return cards
}

/** One property's whole line: folded lines joined, quoted-printable soft breaks joined, base64 without its indent. */
function logicalLine(lines: readonly string[], start: number): { line: Physical; next: number } {
  let text = lines[start] ?? ''
  let next = start + 1
  const head = text.slice(0, text.indexOf(':') + 1).toUpperCase()
  const quoted = /;(ENCODING=)?QUOTED-PRINTABLE[;:]/.test(head)
  const base64 = /;(ENCODING=)?(BASE64|B)[;:]/.test(head)
  while (next < lines.length) {
    const following = lines[next] ?? ''
    if (quoted && text.endsWith('=')) text = text.slice(0, -1) + following.replace(/^[ \t]/, '')
    else if (/^[ \t]/.test(following) && following.trim() !== '') text += following.slice(1)
    else if (base64 && /^[A-Za-z0-9+/]{20,}={0,2}$/.test(following)) text += following
    else break
    next += 1
  }
  return { line: { text, line: start + 1 }, next }
}

function readProperty(text: string): VCardProperty | null {
  const colon = endOfHead(text)
  if (colon < 0) return null
  const [first = '', ...rest] = splitOutsideQuotes(text.slice(0, colon), ';')
  const dot = first.lastIndexOf('.')
  const name = first
    .slice(dot + 1)
    .trim()
    .toUpperCase()
  if (!/^[A-Z0-9-]+$/.test(name)) return null
  const parameters = readParameters(rest)
  const decoded = decode(text.slice(colon + 1), parameters)
  return { name, group: dot < 0 ? '' : first.slice(0, dot).trim().toUpperCase(), parameters, ...decoded }
}

function endOfHead(text: string): number {
  let quoted = false
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '"') quoted = !quoted
    else if (text[i] === ':' && !quoted) return i
  }
  return text.indexOf(':') // an unbalanced quote: better the first colon than a lost property
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = []
  let quoted = false
  let from = 0
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '"') quoted = !quoted
    else if (text[i] === separator && !quoted) {
      parts.push(text.slice(from, i))
      from = i + 1
    }
  }
  return [...parts, text.slice(from)]
}

function readParameters(parts: readonly string[]): Map<string, string[]> {
  const parameters = new Map<string, string[]>()
  const add = (name: string, value: string): void => {
    parameters.set(name, [...(parameters.get(name) ?? []), value])
  }
  for (const part of parts) {
    const equals = part.indexOf('=')
    if (equals < 0) {
      const word = part.trim().toUpperCase()
      if (ENCODINGS.has(word)) add('ENCODING', word)
      else if (word !== '') add('TYPE', word.toLowerCase())
      continue
    }
    const name = part.slice(0, equals).trim().toUpperCase()
    for (const value of splitOutsideQuotes(part.slice(equals + 1), ',')) {
      const plain = value
        .trim()
        .replace(/^"|"$/g, '')
        .replaceAll('^n', '\n')
        .replaceAll("^'", '"')
        .replaceAll('^^', '^')
      // TYPE="home,voice" is one quoted value in writing and two in meaning.
      if (name === 'TYPE') for (const word of plain.split(',')) add('TYPE', word.trim().toLowerCase())
      else add(name, plain)
    }
  }
  return parameters
}

function decode(
  raw: string,
  parameters: ReadonlyMap<string, readonly string[]>,
): Pick<VCardProperty, 'value' | 'bytes'> {
  const encoding = parameters.get('ENCODING')?.[0]?.toUpperCase() ?? ''
  if (encoding === 'BASE64' || encoding === 'B') return { value: '', bytes: fromBase64(raw) }
  if (encoding === 'QUOTED-PRINTABLE')
    return { value: fromQuotedPrintable(raw, parameters.get('CHARSET')?.[0] ?? 'utf-8'), bytes: null }
  const inline = /^data:[^,]*;base64,/i.exec(raw)
  return { value: raw, bytes: inline ? fromBase64(raw.slice(inline[0].length)) : null }
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const plain = text.replace(/[^A-Za-z0-9+/]/g, '')
  const binary = atob(plain.slice(0, plain.length - (plain.length % 4 === 1 ? 1 : 0)))
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}

/** RFC 2045 6.7; a stray `=` stays as written. Letters that are not ASCII were put in raw by some phones: kept. */
export function fromQuotedPrintable(text: string, charset: string): string {
  const bytes: number[] = []
  const encoder = new TextEncoder()
  for (let i = 0; i < text.length; i += 1) {
    const hex = text[i] === '=' ? /^[0-9A-Fa-f]{2}/.exec(text.slice(i + 1, i + 3))?.[0] : undefined
    if (hex !== undefined) {
      bytes.push(Number.parseInt(hex, 16))
      i += 2
    } else bytes.push(...encoder.encode(text[i] ?? ''))
  }
  return decoderFor(charset).decode(Uint8Array.from(bytes))
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset.trim())
  } catch {
    return new TextDecoder('utf-8') // an unknown name: UTF-8 is by far the likeliest
  }
}
