// Where a message may lead and what it may show: https, mail and telephone; pictures that travel with it.
import { splitLiquid } from './split.ts'

/** Neither blanks nor what could end an attribute or an address. */
const CLEAN = /^[^\s\p{Cc}<>"`\\^|\uFDD0-\uFDEF]*$/u
/** What has to stand before the first placeholder: the whole of the host, or of the mail address. */
const FIXED = /^(?:https:\/\/[^/?#@]+[/?#]|mailto:[^?]+\?)/i

/** The address as it may stand in a message; null where it may not. Placeholders may only fill in what follows a fixed host. */
export function linkOf(href: string): string | null {
  const trimmed = href.trim()
  const split = splitLiquid(trimmed)
  if ('unclosed' in split || trimmed.length > 2_000) return null
  const words = split.pieces.filter(({ kind }) => kind === 'words').map(({ text }) => text)
  if (split.pieces.some(({ kind }) => kind === 'tag') || !words.every((text) => CLEAN.test(text))) return null
  const filled = split.pieces.map(({ kind, text }) => (kind === 'words' ? text : 'x')).join('')
  if (split.pieces.some(({ kind }) => kind === 'value') && !FIXED.test(split.pieces[0]?.text ?? '')) return null
  return isLink(filled) ? trimmed : null
}

function isLink(href: string): boolean {
  const url = URL.parse(href)
  if (url === null || !/^(https:\/\/|mailto:|tel:)/i.test(href)) return false
  return url.protocol === 'https:'
    ? url.hostname !== '' && url.username === '' && url.password === ''
    : url.pathname !== ''
}

/** `cid:` of a picture that is sent along; null for anything that would be fetched from somewhere. */
export function imageOf(src: string): string | null {
  return /^cid:[\w.-]{1,80}$/.test(src.trim()) ? src.trim() : null
}
