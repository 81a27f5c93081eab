// Rule: the page opens no windows. A link to the outside goes to the system's own program for it.
import type { Shell, WebContents } from 'electron'
import { isExternalLink } from './external-links.ts'

export function denyNewWindows(page: WebContents, shell: Shell): void {
  page.setWindowOpenHandler(({ url }) => {
    if (isExternalLink(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}
