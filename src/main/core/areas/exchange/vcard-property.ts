// One property of a vCard: its group, name and parameters, and its value taken out of quoted-printable, base64 or the
// letters of another alphabet (versit vCard 2.1; RFC 2045 6.7; RFC 2426; RFC 6350; RFC 6868 for carets). Pure.

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

/** What the bytes of the text were taken for, when they are letters of no Unicode encoding. */
export interface Carrier {
  /** The encoding the letters are really in where a property does not say (`CHARSET=`). */
  readonly encoding: string
}

const ENCODINGS = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', '8BIT', '7BIT'])

/** What a property's line may look like up to its colon. */
const HEAD = /^[A-Za-z0-9._-]+[ \t]*(?:;.*)?$/s

/** Null for what is no property. With `carrier` the text was read as Windows-1252, each letter one byte. */
export function readProperty(text: string, carrier: Carrier | null): VCardProperty | null {
  const colon = endOfHead(text)
  if (colon < 0) return null
  const head = text.slice(0, colon).trimStart()
  if (!HEAD.test(head)) return null
  const [first = '', ...rest] = splitOutsideQuotes(head, ';')
  const dot = first.lastIndexOf('.')
  const name = first
    .slice(dot + 1)
    .trim()
    .toUpperCase()
  if (!/^[A-Z0-9-]+$/.test(name)) return null
  const parameters = readParameters(rest)
  const decoded = decode(text.slice(colon + 1), parameters, carrier)
  return { name, group: dot < 0 ? '' : first.slice(0, dot).trim().toUpperCase(), parameters, ...decoded }
}

/** Where the value begins, less one; -1 without a colon. Heads are short: what has none within reach is text. */
export function endOfHead(text: string): number {
  let quoted = false
  const end = Math.min(text.length, LONGEST_HEAD)
  for (let i = 0; i < end; i += 1) {
    if (text[i] === '"') quoted = !quoted
    else if (text[i] === ':' && !quoted) return i
  }
  const first = text.slice(0, end).indexOf(':') // an unbalanced quote: better the first colon than a lost property
  return first
}

const LONGEST_HEAD = 4_096

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
  parts.push(text.slice(from))
  return parts
}

const CARETS: Readonly<Record<string, string>> = { '^n': '\n', '^N': '\n', "^'": '"', '^^': '^' }

function readParameters(parts: readonly string[]): Map<string, string[]> {
  const parameters = new Map<string, string[]>()
  const add = (name: string, value: string): void => {
    const known = parameters.get(name)
    if (known === undefined) parameters.set(name, [value])
    else known.push(value)
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
        .replace(/\^[nN'^]/g, (sign) => CARETS[sign] ?? sign)
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
  carrier: Carrier | null,
): Pick<VCardProperty, 'value' | 'bytes'> {
  const encoding = parameters.get('ENCODING')?.[0]?.toUpperCase() ?? ''
  const charset = parameters.get('CHARSET')?.[0]?.trim() ?? ''
  // Some write ENCODING=b beside an address on the web.
  if ((encoding === 'BASE64' || encoding === 'B') && !/^[a-z]+:\/\//i.test(raw.trimStart())) {
    return { value: '', bytes: fromBase64(raw) }
  }
  const own = charset === '' ? (carrier?.encoding ?? '') : charset
  if (encoding === 'QUOTED-PRINTABLE') {
    return { value: lettersOf(bytesOfQuotedPrintable(raw, carrier !== null), own), bytes: null }
  }
  const value = carrier === null || !NOT_ASCII.test(raw) ? raw : lettersOf(bytesOfCarrier(raw), own)
  // RFC 2426 has commas escaped, in data: URIs too.
  const inline = /^data:[^,]{0,200};base64\\?,/i.exec(value)
  return inline ? { value: '', bytes: fromBase64(value.slice(inline[0].length)) } : { value, bytes: null }
}

const NOT_ASCII = /[^\u0000-\u007f]/

/** Passes over what is no base64; null when that leaves nothing. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  // An allocation of its own: `Buffer` hands out parts of a shared one, which would be kept whole by a picture.
  const bytes = new Uint8Array(Buffer.from(text, 'base64'))
  return bytes.length === 0 ? null : bytes
}

/** Takes a stray `=` as written, and letters that some phones put in raw as they are. */
function bytesOfQuotedPrintable(text: string, carried: boolean): Uint8Array {
  const raw = carried ? bytesOfCarrier(text) : new TextEncoder().encode(text)
  const bytes = new Uint8Array(raw.length)
  let length = 0
  for (let at = 0; at < raw.length; at += 1) {
    const value = raw[at] === EQUALS ? hexOf(raw[at + 1]) * 16 + hexOf(raw[at + 2]) : Number.NaN
    bytes[length++] = Number.isNaN(value) ? (raw[at] ?? 0) : value
    if (!Number.isNaN(value)) at += 2
  }
  return bytes.subarray(0, length)
}

const EQUALS = 61

function hexOf(code: number | undefined): number {
  return code === undefined ? Number.NaN : Number.parseInt(String.fromCharCode(code), 16)
}

/** Undoes the reading as Windows-1252, which knows a letter for each byte. */
function bytesOfCarrier(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0)
    return code < 0x80 ? code : (HIGH.get(letter) ?? code & 255)
  })
}

const HIGH: ReadonlyMap<string, number> = new Map(
  Array.from(new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, at) => at + 128)), (l, at) => [
    l,
    at + 128,
  ]),
)

/** By the name that is given where it fits; else as UTF-8 where that is what it is; else as Windows writes in the West. */
function lettersOf(bytes: Uint8Array, label: string): string {
  for (const name of label === '' ? ['utf-8'] : [label, 'utf-8']) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes)
    } catch {
      continue // an unknown name, or another encoding than it says
    }
  }
  return new TextDecoder(isUtf8Label(label) ? 'utf-8' : 'windows-1252').decode(bytes)
}

/** A letter cut in two at the end is no reason to take all others for something else. */
const isUtf8Label = (label: string) => /^utf-?8$/i.test(label)
