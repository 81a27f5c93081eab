// Damages files the way disks, mail, phones and evil people do: flipped bytes, cut ends, doubled and spliced parts, huge
// fields, deep nesting, mixed encodings, lying lengths.
import type { Random } from '../../src/main/core/outside.ts'

export type Bytes = Uint8Array<ArrayBuffer>

/** Longer inputs show nothing that shorter ones do not, and take the time of hundreds. */
export const LONGEST_INPUT = 1_500_000

const bytesOf = (text: string): Bytes => new TextEncoder().encode(text)

/** What stands in no file by chance, and makes readers think. */
const TOKENS: readonly Bytes[] = [
  '"',
  '""',
  '\\"',
  "'",
  ',',
  ';',
  '\t',
  '\r',
  '\r\n',
  '\n\n\n',
  '\0',
  '\ufeff',
  '\u2028',
  '\ud83d\ude00',
  'sep=;\n',
  '#',
  '=cmd|x!A1',
  '1e999',
  '99999999999999999999',
  '-0',
  'NaN',
  '00/00/0000',
  '31.02.2024',
  'BEGIN:VCARD\r\n',
  'END:VCARD\r\n',
  'AGENT:\r\nBEGIN:VCARD\r\n',
  'VERSION:4.0\r\n',
  'N;ENCODING=QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:=8E=\r\n',
  'PHOTO;ENCODING=b:////',
  'PHOTO:http://127.0.0.1:9/x.jpg\r\n',
  'PHOTO:data:image/svg+xml;base64,PHN2Zz4=\r\n',
  'NOTE:\\\\\\',
  'BDAY:--02-30\r\n',
  'X-ABLabel:_$!<',
  'item1.',
  'BEGIN:VEVENT\r\n',
  'END:VCALENDAR\r\n',
  'RRULE:FREQ=SECONDLY;COUNT=999999999\r\n',
  'DTSTART;VALUE=DATE:99999999\r\n',
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>',
  '<!ENTITY x SYSTEM "file:///etc/passwd">',
  '&b;',
  '&#x0;',
  '<![CDATA[',
  ']]>',
  '<c r="XFD1048576">',
  '<row r="1048576">',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<v>1e308</v>',
  '../../../../etc/passwd',
  'PK\u0003\u0004',
  'PK\u0005\u0006',
  '{"__proto__":',
  '[[[[[[[[',
].map(bytesOf)

interface Dice {
  /** From 0 up to but not `below`. */
  below(below: number): number
  readonly random: Random
}

const diceOf = (random: Random): Dice => ({ random, below: (below) => Math.floor(random.fraction() * below) })

type Damage = (bytes: Bytes, dice: Dice, others: readonly Bytes[]) => Bytes

function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const inserted = (bytes: Bytes, at: number, more: Uint8Array): Bytes =>
  joined(bytes.subarray(0, at), more, bytes.subarray(at))

function slice(bytes: Bytes, { below }: Dice, longest = 4_096): Bytes {
  const from = below(bytes.length + 1)
  return bytes.slice(from, from + below(longest))
}

function repeated(token: Uint8Array, length: number): Bytes {
  const whole = new Uint8Array(length)
  for (let at = 0; at < length; at += 1) whole[at] = token[at % token.length] ?? 0
  return whole
}

const flips: Damage = (bytes, { below }) => {
  const changed = bytes.slice()
  for (let times = 1 + below(32); times > 0 && changed.length > 0; times -= 1)
    changed[below(changed.length)] = below(256)
  return changed
}

const bits: Damage = (bytes, { below }) => {
  const changed = bytes.slice()
  for (let times = 1 + below(8); times > 0 && changed.length > 0; times -= 1) {
    const at = below(changed.length)
    changed[at] = (changed[at] ?? 0) ^ (1 << below(8))
  }
  return changed
}

const cutOff: Damage = (bytes, { below }) => bytes.slice(0, below(bytes.length + 1))
const headless: Damage = (bytes, { below }) => bytes.slice(below(Math.min(bytes.length, 2_000) + 1))
const without: Damage = (bytes, dice) => {
  const from = dice.below(bytes.length + 1)
  return joined(bytes.subarray(0, from), bytes.subarray(from + dice.below(2_000)))
}
const doubled: Damage = (bytes, dice) => inserted(bytes, dice.below(bytes.length + 1), slice(bytes, dice))
const spliced: Damage = (bytes, dice, others) => {
  const other = others[dice.below(others.length)] ?? bytes
  const at = dice.below(bytes.length + 1)
  return dice.below(2) === 0
    ? inserted(bytes, at, slice(other, dice))
    : joined(bytes.subarray(0, at), other.subarray(dice.below(other.length + 1)))
}
const token: Damage = (bytes, { below }) => {
  let changed = bytes
  for (let times = 1 + below(4); times > 0; times -= 1) {
    changed = inserted(changed, below(changed.length + 1), TOKENS[below(TOKENS.length)] ?? bytes)
  }
  return changed
}
/** A field, a line or a nesting without end; mostly small, for the large ones take long. */
const endless: Damage = (bytes, { below }) => {
  const length = below(20) === 0 ? 1_000_000 : 1 + below(30_000)
  const sign = below(2) === 0 ? Uint8Array.of(below(256)) : (TOKENS[below(TOKENS.length)] ?? bytes)
  return inserted(bytes, below(bytes.length + 1), repeated(sign, length))
}
const mixed: Damage = (bytes, { below }) => {
  const from = below(bytes.length + 1)
  const part = bytes.subarray(from, from + below(2_000))
  const wide = new Uint8Array(part.length * 2)
  for (const [at, byte] of part.entries()) wide[at * 2 + (below(8) === 0 ? 1 : 0)] = byte
  return joined(bytes.subarray(0, from), wide, bytes.subarray(from + part.length))
}
const wide: Damage = (bytes, { below }) => {
  const little = below(2) === 0
  const all = new Uint8Array(Math.min(bytes.length, 200_000) * 2)
  for (let at = 0; at * 2 < all.length; at += 1) all[at * 2 + (little ? 0 : 1)] = bytes[at] ?? 0
  return below(2) === 0 ? joined(little ? Uint8Array.of(0xff, 0xfe) : Uint8Array.of(0xfe, 0xff), all) : all
}
const lie: Damage = (bytes, { below }) => {
  if (bytes.length < 4) return bytes
  const changed = bytes.slice()
  const view = new DataView(changed.buffer)
  const values = [0, 1, 0x7fffffff, 0xffffffff, 0xfffffffe, bytes.length, below(2 ** 32)]
  for (let times = 1 + below(3); times > 0; times -= 1) {
    view.setUint32(below(bytes.length - 3), values[below(values.length)] ?? 0, true)
  }
  return changed
}

const DAMAGES: readonly Damage[] = [
  flips,
  bits,
  cutOff,
  headless,
  without,
  doubled,
  spliced,
  token,
  token,
  endless,
  mixed,
  wide,
  lie,
]

/** One of the files, damaged in one to four ways. */
export function damaged(files: readonly Bytes[], random: Random): Bytes {
  const dice = diceOf(random)
  let bytes = files[dice.below(files.length)] ?? new Uint8Array()
  for (let times = 1 + dice.below(4); times > 0; times -= 1) {
    bytes = (DAMAGES[dice.below(DAMAGES.length)] ?? flips)(bytes, dice, files)
  }
  return bytes.slice(0, LONGEST_INPUT)
}
