// Reads back a PDF as Chromium writes it: how many pages, how large, and the text of documents set in one font.
import { inflateSync } from 'node:zlib'

export interface ReadPdf {
  readonly pages: number
  /** Points, of the first page. */
  readonly size: readonly [width: number, height: number]
  /** Without blanks, which are places and no signs. */
  readonly text: string
}

export function readPdf(pdf: Uint8Array): ReadPdf {
  const raw = Buffer.from(pdf).toString('latin1')
  const [, width = '', height = ''] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(raw) ?? []
  const streams = [...raw.matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n/g)].map(({ index, 0: { length } }) =>
    inflate(Buffer.from(raw.slice(index + length), 'latin1')),
  )
  const signs = new Map(streams.flatMap(signsOf))
  return {
    pages: [...raw.matchAll(/\/Type \/Page\b/g)].length,
    size: [Number(width), Number(height)],
    text: streams
      .flatMap((stream) => [...stream.matchAll(/<([0-9A-F]+)>/gi)])
      .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
      .map((glyph) => signs.get(glyph.toUpperCase()) ?? '')
      .join('')
      .replaceAll(/\s/g, ''),
  }
}

function inflate(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1')
  } catch {
    return '' // a picture, or a font: no text
  }
}

const sign = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
const hex4 = (value: number): string => value.toString(16).padStart(4, '0').toUpperCase()

/** Which glyph is which sign, from the table that is there for copying text. */
function signsOf(stream: string): readonly (readonly [string, string])[] {
  if (!stream.includes('begincmap')) return []
  const single = [...stream.matchAll(/beginbfchar\n(.*?)endbfchar/gs)].flatMap(([, lines = '']) =>
    [...lines.matchAll(/<(\w{4})> <(\w+)>/g)].map(
      ([, glyph = '', to = '']) => [glyph.toUpperCase(), sign(to)] as const,
    ),
  )
  const ranges = [...stream.matchAll(/beginbfrange\n(.*?)endbfrange/gs)].flatMap(([, lines = '']) =>
    [...lines.matchAll(/<(\w{4})> <(\w{4})> <(\w{4})>/g)].flatMap(([, from = '', last = '', to = '']) =>
      Array.from(
        { length: Number.parseInt(last, 16) - Number.parseInt(from, 16) + 1 },
        (_, at) => [hex4(Number.parseInt(from, 16) + at), sign(hex4(Number.parseInt(to, 16) + at))] as const,
      ),
    ),
  )
  return [...single, ...ranges]
}
