// Rule: the window shows the page of the program and never becomes another one.
import type { WebContents } from 'electron'
import { APP_ORIGIN } from './app-scheme.ts'

export function denyNavigation(page: WebContents): void {
  const deny = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isOwnPage(event.url)) event.preventDefault()
  }
  page.on('will-navigate', deny)
  page.on('will-redirect', deny)
  page.on('will-frame-navigate', deny)
  page.on('will-attach-webview', (event) => event.preventDefault())
}

/** A path that looks like ours on another host is not ours, so the parsed origin is compared, never a prefix. */
export function isOwnPage(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}` === APP_ORIGIN
}
