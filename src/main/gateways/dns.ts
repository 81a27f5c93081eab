// Asks the domain name system for what a domain says about its mail.
import { resolveMx, resolveTxt } from 'node:dns/promises'
import type { Resolver } from '../core/gateways.ts'

export const systemResolver: Resolver = {
  texts: (name) => there(async () => (await resolveTxt(name)).map((parts) => parts.join(''))),
  mailServers: (domain) =>
    there(async () =>
      (await resolveMx(domain)).sort((a, b) => a.priority - b.priority).map(({ exchange }) => exchange),
    ),
}

/** Null where the name or the record does not exist; another failure is thrown. */
async function there<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOTFOUND' || code === 'ENODATA') return null
    throw error
  }
}
