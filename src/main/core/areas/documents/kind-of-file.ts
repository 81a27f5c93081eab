// What a file is, told by its first bytes: its name and what a browser says of it are not to be believed.
import type { Document } from '../../../../shared/contract/documents.ts'
import { photoType } from '../contacts/service.ts'

/** Enough to tell. */
export const FIRST_BYTES = 65_536

const UNKNOWN = 'application/octet-stream'
const PDF = '%PDF-'

/** A picture every window can show, a PDF, plain text, or something unknown. Markup (HTML, SVG) counts as unknown. */
export function kindOfFile(first: Uint8Array): string {
  const picture = photoType(first)
  if (picture !== null) return picture
  if (Buffer.from(first.subarray(0, PDF.length)).toString('latin1') === PDF) return 'application/pdf'
  const words = textOf(first)
  return words === null || /^\s*</.test(words) ? UNKNOWN : 'text/plain'
}

/** Null for bytes that are no text in UTF-8. */
function textOf(first: Uint8Array): string | null {
  try {
    // Streaming, because the last character may be cut.
    const words = new TextDecoder('utf-8', { fatal: true }).decode(first, { stream: true })
    return /[\u0000-\u0008\u000E-\u001F]/.test(words) ? null : words
  } catch {
    return null
  }
}

export function previewOf(type: string): Document['preview'] {
  if (type.startsWith('image/')) return 'picture'
  return type === 'text/plain' ? 'text' : null
}
