// Rule: the page comes from the program and from nowhere else. It has a scheme of its own, so that it is neither a
// file of the disk nor a page of the web, and every file of it carries the same strict policy.
import type { Protocol } from 'electron'
import { pageHeaders, pagePolicy } from '../../page-policy.ts'
import type { PageFiles } from '../../page-files.ts'

export const APP_ORIGIN = 'app://regulars'
export const APP_PAGE = `${APP_ORIGIN}/`

/** To be called before the app is ready; later it has no effect. */
export function declareAppScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

export function serveAppScheme(protocol: Protocol, files: PageFiles): void {
  const headers = pageHeaders(pagePolicy())
  protocol.handle('app', (request) => {
    const { host, pathname } = new URL(request.url)
    const file = host === 'regulars' && request.method === 'GET' ? files.find(pathname) : null
    const content = file?.read() ?? null
    if (file === null || content === null) return new Response(null, { status: 404 })
    return new Response(content, { headers: { ...headers, 'content-type': file.type } })
  })
}
