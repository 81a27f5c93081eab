// How a browser window proves that it was opened by the person at this PC. The link carries a token behind `#`, which
// no server log and no referrer ever sees; it is good once, for a secret that lives as long as this tab.
const KEY = 'regulars.session'

export interface SessionSecret {
  /** Null when the host could not be asked just now, or refuses. */
  get(): Promise<string | null>
  /** The host runs, and says that it does not know this window. */
  isRefused(): Promise<boolean>
}

export function createSessionSecret(page: Window): SessionSecret {
  const ask = (path: string, credential: string) =>
    page.fetch(path, { method: 'POST', headers: { authorization: `Bearer ${credential}` } }).catch(() => null)

  return {
    async get() {
      const known = page.sessionStorage.getItem(KEY)
      const token = page.location.hash.slice(1)
      if (token === '' || token.includes('/')) return known
      const answer = await ask('/session', token)
      if (answer === null) return null
      // Used or not, the token has no business in the address bar or the history.
      page.history.replaceState(null, '', page.location.pathname)
      // The screens read where they are from there, and are not told of a replacement.
      page.dispatchEvent(new Event('hashchange'))
      if (!answer.ok) return known
      const secret = await answer.text()
      page.sessionStorage.setItem(KEY, secret)
      return secret
    },
    async isRefused() {
      const answer = await ask('/alive', page.sessionStorage.getItem(KEY) ?? '')
      return answer !== null && answer.status === 401
    },
  }
}
