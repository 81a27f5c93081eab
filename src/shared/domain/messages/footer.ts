// Where the address of the shop and the way to stop stand in a mail. Whoever writes a message leaves the slot, whoever sends it
// fills it: both know only this file.

/** In the HTML of a written mail, once. Nothing that customers or texts bring can hold it: comments are never let through. */
export const FOOTER_SLOT = '<!--footer-->'

export interface FooterLine {
  readonly text: string
  /** mailto: or https: */
  readonly href?: string
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it stands between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}

/** The mail with the lines at its foot; before the end of the body where it has no slot. */
export function withFooter(html: string, lines: readonly FooterLine[]): string {
  const foot = lines
    .map(({ text, href }) => {
      const words = escapeHtml(text).replaceAll('\n', '<br>')
      const linked = href === undefined ? words : `<a href="${escapeHtml(href)}" style="color:inherit">${words}</a>`
      return `<p style="margin:0 0 6px">${linked}</p>`
    })
    .join('')
  const at = html.indexOf(FOOTER_SLOT)
  if (at >= 0) return html.slice(0, at) + foot + html.slice(at + FOOTER_SLOT.length)
  const end = html.lastIndexOf('</body>')
  return end < 0 ? html + foot : html.slice(0, end) + foot + html.slice(end)
}

/** The plain part with the lines below it, after the two dashes that mail programs know as the end of the message. */
export function withTextFooter(text: string, lines: readonly FooterLine[]): string {
  if (lines.length === 0) return text
  const said = lines.map((line) =>
    line.href === undefined || line.text.includes(line.href) ? line.text : `${line.text} ${line.href}`,
  )
  return `${text.trimEnd()}\n\n-- \n${said.join('\n')}\n`
}
