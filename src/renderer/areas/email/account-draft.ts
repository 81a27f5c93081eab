// The account as it is typed: from an address alone to everything a server wants to know. Pure.
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { email, EmailAccount } from '../../../shared/contract/email.ts'
import { cleanEmail, isEmail } from '../../../shared/domain/email.ts'

export interface ShownPreset {
  readonly preset: string
  readonly domains: readonly string[]
  readonly host: string
  readonly port: number
  readonly security: EmailAccount['security']
  readonly perHour: number | null
  readonly perDay: number | null
}

export const EMPTY: EmailAccount = {
  preset: null,
  host: '',
  port: 587,
  security: 'starttls',
  user: '',
  fromName: '',
  fromAddress: '',
  replyTo: null,
  perHour: null,
  perDay: null,
  connections: 2,
  oneClickUrl: null,
}

/** The provider that an address belongs to; null where only its owner knows. */
export function providerOf<P extends ShownPreset>(address: string, presets: readonly P[]): P | null {
  const clean = cleanEmail(address)
  if (!isEmail(clean)) return null
  const domain = clean.slice(clean.lastIndexOf('@') + 1).toLowerCase()
  return presets.find(({ domains }) => domains.includes(domain)) ?? null
}

/** What a provider brings along; what it does not know stays as it was typed. */
export function withProvider(draft: EmailAccount, preset: ShownPreset | null): EmailAccount {
  if (preset === null) return { ...draft, preset: null }
  const { host, port, security, perHour, perDay } = preset
  return { ...draft, preset: preset.preset, host, port, security, perHour, perDay, connections: 2 }
}

/** While nothing else was typed, the address is also the name to sign in with, and brings its provider along. */
export function withAddress(draft: EmailAccount, address: string, presets: readonly ShownPreset[]): EmailAccount {
  const clean = cleanEmail(address)
  const user = draft.user === '' || draft.user === draft.fromAddress ? clean : draft.user
  const typed = { ...draft, fromAddress: clean, user }
  const provider = providerOf(clean, presets)
  return provider === null || provider.preset === draft.preset ? typed : withProvider(typed, provider)
}

/** What is still missing before it can be tried. */
export function missingIn({ fromAddress, host }: EmailAccount): 'address' | 'host' | null {
  if (!isEmail(fromAddress)) return 'address'
  return host.trim() === '' ? 'host' : null
}

export interface Provider extends ShownPreset, Pick<OutputOf<typeof email.presets>[number], 'limit' | 'password'> {
  readonly name: string
  readonly source: string
  readonly read: string
}
