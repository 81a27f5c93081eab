// Rule: only links that a browser, a mail program or a telephone opens leave the app. Any other scheme may start any
// program of the PC with arguments of the page's choice.

const SCHEMES = new Set(['https:', 'mailto:', 'tel:'])

export function isExternalLink(url: string): boolean {
  return URL.canParse(url) && SCHEMES.has(new URL(url).protocol)
}
