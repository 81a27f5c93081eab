// The system's keychain, for owners who want to open the book without a password on this PC. What it protects lies in
// a file next to the window's state; only this user on this PC can turn it back.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import type { KeychainAnswer, KeychainCall } from './core-messages.ts'

/**
 * On Linux without a secret service the same function only obscures, with a password that is public knowledge: that
 * does not count as a keychain.
 */
export async function isRealKeychain(storage: SafeStorage, platform: NodeJS.Platform): Promise<boolean> {
  if (!(await storage.isAsyncEncryptionAvailable())) return false
  if (platform !== 'linux') return true
  const backend = storage.getSelectedStorageBackend()
  return backend !== 'basic_text' && backend !== 'unknown'
}

export interface KeychainOptions {
  readonly storage: SafeStorage
  readonly folder: string
  readonly platform: NodeJS.Platform
}

/** Answers what the core asks; `ok: false` for everything that cannot be done, without saying more. */
export async function answerKeychain(call: KeychainCall, options: KeychainOptions): Promise<KeychainAnswer> {
  const { storage, folder, platform } = options
  // A system that cannot even say whether it has one (no service, an older Electron) has none.
  const real = await isRealKeychain(storage, platform).catch(() => false)
  if (call.do === 'available') return { ok: true, value: real }
  if (!real) return { ok: false }
  const file = join(folder, `${Buffer.from(call.name).toString('base64url')}.key`)
  try {
    if (call.do === 'get') return { ok: true, value: await open(storage, file) }
    if (call.do === 'remove') rmSync(file, { force: true })
    if (call.do === 'put') {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const locked = await storage.encryptStringAsync(Buffer.from(call.secret).toString('base64'))
      writeFileSync(file, locked, { mode: 0o600 })
    }
    return { ok: true, value: undefined }
  } catch {
    return { ok: false }
  }
}

/** Undefined when there is nothing to open. */
async function open(storage: SafeStorage, file: string): Promise<Uint8Array | undefined> {
  if (!existsSync(file)) return undefined
  const { result } = await storage.decryptStringAsync(readFileSync(file))
  return new Uint8Array(Buffer.from(result, 'base64'))
}
