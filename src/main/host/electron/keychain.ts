// The system's keychain, for owners who want to open the book without a password on this PC. What it protects lies in
// a file next to the window's state; only this user on this PC can turn it back.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import type { KeychainAnswer, KeychainCall } from './core-messages.ts'

/**
 * On Linux without a secret service the same function only obscures, with a password that is public knowledge: that
 * does not count as a keychain.
 */
export function isRealKeychain(storage: SafeStorage, platform: NodeJS.Platform): boolean {
  if (!storage.isEncryptionAvailable()) return false
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
export function answerKeychain(call: KeychainCall, { storage, folder, platform }: KeychainOptions): KeychainAnswer {
  const real = isRealKeychain(storage, platform)
  if (call.do === 'available') return { ok: true, value: real }
  if (!real) return { ok: false }
  const file = join(folder, `${Buffer.from(call.name).toString('base64url')}.key`)
  try {
    if (call.do === 'put') {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(file, storage.encryptString(Buffer.from(call.secret).toString('base64')), { mode: 0o600 })
      return { ok: true, value: undefined }
    }
    if (call.do === 'remove') {
      rmSync(file, { force: true })
      return { ok: true, value: undefined }
    }
    return { ok: true, value: new Uint8Array(Buffer.from(storage.decryptString(readFileSync(file)), 'base64')) }
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return missing ? { ok: true, value: undefined } : { ok: false }
  }
}
