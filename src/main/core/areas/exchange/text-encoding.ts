// From the bytes of a file to its text: which encoding it is in, whether it is text at all, and its characters piece by
// piece, so that a large file never keeps the program from anything else.
import { isUtf8 } from 'node:buffer'
import { oldEncodingOf } from './text-guess.ts'

/** Labels of the WHATWG encoding standard. */
export type Encoding = string

const PIECE = 131_072
const LOOKED_AT = 65_536

/** First bytes of what shops pick by mistake: spreadsheets (zip), old spreadsheets, PDF, pictures, archives. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a, 0x90],
]

const begins = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte)

/** By its mark, by its pattern, else UTF-8 where that is what it is, else one of the old ones, by what they would spell. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (begins(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8'
  if (begins(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (begins(bytes, [0xfe, 0xff])) return 'utf-16be'
  const pairs = zeros(bytes)
  // Letters of other alphabets have no zero in them, but the signs that part lines and columns have.
  if (pairs.odd > SOME_ZEROS && pairs.even < pairs.odd / 20) return 'utf-16le'
  if (pairs.even > SOME_ZEROS && pairs.odd < pairs.even / 20) return 'utf-16be'
  // A file that was cut off may end within a character.
  const whole = [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, Math.max(0, bytes.length - cut))))
  if (whole) return 'utf-8'
  if (almostUtf8(bytes)) return 'utf-8'
  return oldEncodingOf(highPart(bytes))
}

const SOME_ZEROS = 0.03

/** UTF-8 that was damaged here and there: nearly all its high bytes make letters of it. */
function almostUtf8(bytes: Uint8Array): boolean {
  const part = highPart(bytes)
  const text = new TextDecoder('utf-8').decode(part)
  const lost = text.match(/\ufffd/g)?.length ?? 0
  const found = text.match(/[^\u0000-\u007f\ufffd]/g)?.length ?? 0
  return found > 20 * lost
}

/** A part of the file in which there are letters that are not plain: a long list may begin with hundreds that are. */
function highPart(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80)
  const from = Math.max(0, first - 64)
  return bytes.subarray(from, from + LOOKED_AT)
}

/** The share of zeros among the bytes at even and at odd places. */
function zeros(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  const looked = Math.min(bytes.length, LOOKED_AT) & ~1
  const count = [0, 0]
  for (let at = 0; at < looked; at += 1) if (bytes[at] === 0) count[at & 1] = (count[at & 1] ?? 0) + 1
  const half = Math.max(1, looked / 2)
  return { even: (count[0] ?? 0) / half, odd: (count[1] ?? 0) / half }
}

/** Whether this is a name the program can decode. */
export function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== 'replacement'
  } catch {
    return false
  }
}

/** Whether what was read looks like something people write; `bytes` for its signature, `text` its beginning. */
export function isText(bytes: Uint8Array, text: string): boolean {
  if (SIGNATURES.some((signature) => begins(bytes, signature))) return false
  const odd = text.match(CONTROL)?.length ?? 0
  const lost = text.match(/\ufffd/g)?.length ?? 0
  return odd + lost <= text.length * 0.02
}

// The form feed stands at the end of some exports; NUL and the rest of the controls mean nothing to anybody.
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g

/** Without the controls that no field may hold; the same text where there are none. */
export function withoutControls(text: string): string {
  return text.replace(CONTROL, '')
}

/** The text in pieces. A byte order mark is not part of it; what cannot be decoded becomes U+FFFD. */
export function* textOf(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding)
  for (let from = 0; from < bytes.length; from += PIECE) {
    yield decoder.decode(bytes.subarray(from, from + PIECE), { stream: true })
  }
  const last = decoder.decode()
  if (last !== '') yield last
}

/** How the text begins, for guessing what it is. */
export function beginningOf(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes.subarray(0, LOOKED_AT), { stream: bytes.length > LOOKED_AT })
}
