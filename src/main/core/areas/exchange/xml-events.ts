// XML in pieces: elements, their attributes and text, without a tree, so that a sheet of any length needs little memory.
// Document types are refused, and with them every entity but the five that XML itself knows.
import { UnreadableText } from './csv-rows.ts'

/** Names come without the prefix of their namespace. */
export interface XmlSink {
  /** @param attributes as written; read them with `attributeOf` */
  open(name: string, attributes: string): void
  text(text: string): void
  close(name: string): void
}

export interface XmlReader {
  /** Throws UnsafeXml and UnreadableText. */
  push(text: string): void
}

/** Declarations that could make much out of little, or read other files. */
export class UnsafeXml extends Error {}

/** No tag and no text of an honest file is longer. */
const LONGEST = 4_194_304

export function xmlReader(sink: XmlSink): XmlReader {
  let rest = ''

  /** Answers where the next token begins; the length of the text where this one is not whole. */
  function take(text: string, at: number): number {
    if (text.charCodeAt(at) !== 60) {
      const end = text.indexOf('<', at)
      if (end < 0) return -1
      sink.text(text.slice(at, end))
      return end
    }
    const next = text.charCodeAt(at + 1)
    if (next === 33) return takeDeclaration(text, at)
    if (next === 63) return behind(text, '?>', at)
    const end = tagEnd(text, at)
    if (end < 0) return -1
    if (next === 47) sink.close(local(text.slice(at + 2, end).trim()))
    else takeTag(text.slice(at + 1, end))
    return end + 1
  }

  function takeDeclaration(text: string, at: number): number {
    const start = text.slice(at, at + 9)
    if (start.startsWith('<!--')) return behind(text, '-->', at)
    if (start === '<![CDATA[') {
      const end = text.indexOf(']]>', at)
      if (end < 0) return -1
      sink.text(text.slice(at + 9, end).replaceAll('&', '&amp;'))
      return end + 3
    }
    if ('<![CDATA['.startsWith(start) || '<!--'.startsWith(start)) return -1
    throw new UnsafeXml()
  }

  function takeTag(tag: string): void {
    const empty = tag.endsWith('/')
    const body = empty ? tag.slice(0, -1) : tag
    const blank = body.search(/\s/)
    const name = local(blank < 0 ? body : body.slice(0, blank))
    sink.open(name, blank < 0 ? '' : body.slice(blank))
    if (empty) sink.close(name)
  }

  return {
    push(more) {
      const text = rest + more
      let at = 0
      while (at < text.length) {
        const next = take(text, at)
        if (next < 0) break
        at = next
      }
      rest = text.slice(at)
      if (rest.length > LONGEST) throw new UnreadableText('xml')
    },
  }
}

function behind(text: string, mark: string, at: number): number {
  const end = text.indexOf(mark, at)
  return end < 0 ? -1 : end + mark.length
}

/** The `>` that ends a tag, and none that stands in quotes. */
function tagEnd(text: string, at: number): number {
  let end = text.indexOf('>', at)
  let quote = text.indexOf('"', at)
  while (end >= 0 && quote >= 0 && quote < end) {
    const closing = text.indexOf('"', quote + 1)
    if (closing < 0) return -1
    if (closing > end) end = text.indexOf('>', closing)
    quote = text.indexOf('"', closing + 1)
  }
  return end
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** The value of an attribute by its name as written, prefix and all; undefined where it is not there. */
export function attributeOf(attributes: string, name: string): string | undefined {
  let at = attributes.indexOf(name)
  while (at >= 0) {
    const before = attributes.charCodeAt(at - 1)
    const found = before <= 32 ? VALUE.exec(attributes.slice(at + name.length, at + name.length + 4_096)) : null
    if (found !== null) return plainText(found[1] ?? found[2] ?? '')
    at = attributes.indexOf(name, at + 1)
  }
  return undefined
}

const VALUE = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text as it is meant. An entity that is not known stays as it is written. */
export function plainText(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff && code > 0 ? String.fromCodePoint(code) : ''
  })
}
