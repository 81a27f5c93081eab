// Who can open an open book: passwords, the printed code, the system's keychain. Every change is one new header.
import { Failure } from '../../../shared/errors.ts'
import { readRecoveryCode, recoveryCodeFrom } from '../../../shared/domain/recovery-code.ts'
import type { BookEnvironment } from './environment.ts'
import type { Header } from './header.ts'
import { wipe } from './keys.ts'
import type { PcRecords } from './pc-record.ts'
import { makeSlot } from './slots.ts'
import type { BookKeys, Slot, SlotSecret, Stretch } from './slots.ts'
import { keychainName, sameName, unlock } from './unlock.ts'
import type { Opener } from './unlock.ts'

export interface KeyEntry {
  readonly id: string
  readonly kind: Slot['kind']
  readonly label: string
  /** UTC epoch ms. */
  readonly since: number
}

/** What the slots need of the book they belong to. */
export interface SlotHolder {
  header(): Header
  /** Throws BOOK_CLOSED. */
  keys(): BookKeys
  rewrite(change: { readonly slots: Slot[] }): void
}

export class KeySlots {
  readonly #holder: SlotHolder
  readonly #environment: BookEnvironment
  readonly #records: PcRecords

  constructor(holder: SlotHolder, environment: BookEnvironment, records: PcRecords) {
    this.#holder = holder
    this.#environment = environment
    this.#records = records
  }

  list(): readonly KeyEntry[] {
    return this.#slots.map(entryOf)
  }

  /** Whether this is the password of the person called `label`. WRONG_PASSWORD or TOO_SOON when not. */
  verify(label: string, password: string): Promise<KeyEntry> {
    return this.#prove({ user: label, password })
  }

  /** Whether this is the printed code. WRONG_CODE, TOO_SOON or BAD_INPUT when not. */
  verifyCode(code: string): Promise<KeyEntry> {
    return this.#prove({ code })
  }

  async #prove(opener: Opener): Promise<KeyEntry> {
    const { keychain, outside } = this.#environment
    const tools = { records: this.#records, keychain, stretch: this.#stretch, now: outside.clock.now() }
    const { slot, keys } = await unlock(this.#holder.header(), opener, tools)
    wipe(keys.data, keys.lineage)
    return entryOf(slot)
  }

  /** Gives `label` a password, or a new one. Others' slots stay as they are. */
  async setPassword(label: string, password: string): Promise<KeyEntry> {
    const slot = await this.#make({ kind: 'password', password }, label)
    this.#holder.rewrite({ slots: [...this.#slots.filter((one) => !isPasswordOf(one, label)), slot] })
    return entryOf(slot)
  }

  /** NAME_TAKEN when somebody else signs in as `to`. Nothing happens for a person without a slot. */
  rename(label: string, to: string): void {
    const taken = this.#slots.some((slot) => isPasswordOf(slot, to)) && !sameName(label, to)
    if (taken) throw new Failure('NAME_TAKEN', { name: to })
    if (!this.#slots.some((slot) => sameName(slot.label, label))) return
    this.#holder.rewrite({
      slots: this.#slots.map((slot) => (sameName(slot.label, label) ? { ...slot, label: to } : slot)),
    })
    const { book } = this.#holder.header()
    if (sameName(this.#records.read(book).lastLabel ?? '', label)) this.#records.change(book, { lastLabel: to })
  }

  /**
   * Takes a password away. Whoever knew it may have kept a copy of book and key: offer a rekey.
   * LAST_OWNER for the last password there is.
   */
  removePassword(label: string): void {
    const slots = this.#slots.filter((slot) => !isPasswordOf(slot, label))
    if (slots.length === this.#slots.length) throw new Failure('NOT_FOUND', { what: 'password' })
    if (!slots.some((slot) => slot.kind === 'password')) throw new Failure('LAST_OWNER', {})
    this.#holder.rewrite({ slots })
  }

  /** A new printed code for `label`; the old one stops working. Shown once. */
  async newRecoveryCode(label: string): Promise<string> {
    const code = recoveryCodeFrom(this.#environment.outside.random.bytes(23))
    const slot = await this.#make(recoverySecret(code), label)
    this.#holder.rewrite({ slots: [...this.#slots.filter((one) => one.kind !== 'recovery'), slot] })
    return code
  }

  /** Lets the system's keychain open the book, or stops it. NOT_FOUND where the system has no real keychain. */
  async setKeychain(on: boolean, label: string): Promise<void> {
    const { keychain, outside } = this.#environment
    const name = keychainName(this.#holder.header().book)
    if (!on) {
      this.#holder.rewrite({ slots: this.#slots.filter((slot) => slot.kind !== 'keychain') })
      await keychain.remove(name)
      return
    }
    if (!(await keychain.available())) throw new Failure('NOT_FOUND', { what: 'keychain' })
    const secret = outside.random.bytes(32)
    const slot = await this.#make({ kind: 'keychain', secret }, label)
    await keychain.put(name, secret)
    wipe(secret)
    this.#holder.rewrite({ slots: [...this.#slots.filter((one) => one.kind !== 'keychain'), slot] })
  }

  get #slots(): readonly Slot[] {
    return this.#holder.header().slots
  }

  /** Beside the counter: half a second of computing is not done in the thread that serves it. */
  readonly #stretch: Stretch = (password, salt, cost) => this.#environment.work.run('stretch', { password, salt, cost })

  #make(secret: SlotSecret, label: string): Promise<Slot> {
    const { outside, cost } = this.#environment
    const tools = { random: outside.random, stretch: this.#stretch, ...(cost && { cost }) }
    return makeSlot({ secret, label, keys: this.#holder.keys(), now: outside.clock.now() }, tools)
  }
}

const isPasswordOf = (slot: Slot, label: string) => slot.kind === 'password' && sameName(slot.label, label)
const entryOf = ({ id, kind, label, since }: Slot): KeyEntry => ({ id, kind, label, since })

/** The slot's secret is the code without its hyphens, as somebody types it. */
export function recoverySecret(code: string): SlotSecret {
  const read = readRecoveryCode(code)
  if (!read.ok) throw new RangeError('not a recovery code')
  return { kind: 'recovery', code: read.code }
}
