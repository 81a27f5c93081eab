// A message that is nothing but what somebody wrote: the same words as plain text and as HTML, nothing filled in.
import { escapeHtml } from '../../../../shared/domain/messages/footer.ts'
import type { WrittenMessage } from '../../area.ts'

export function plainMessage(subject: string, text: string): WrittenMessage {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((one) => `<p>${escapeHtml(one).replaceAll('\n', '<br>')}</p>`)
  return { subject, text, html: `<!doctype html><html><body>${paragraphs.join('')}</body></html>`, images: [] }
}
