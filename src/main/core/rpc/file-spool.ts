// The files of one connection that are on their way in parts: kept in memory, never on disk, because they may hold
// customers and the disk outside the book is not encrypted. Everything is dropped with the connection.
import { Failure } from '../../../shared/errors.ts'
import { PART_BYTES, type FileCalls, type FileDescription, type FileTicket } from '../../../shared/rpc/large-files.ts'

/** Bytes that one connection may have on their way, both directions together. */
export const SPOOL_BYTES = 200 * 1_048_576
/** Open tickets of one connection; keeps empty files from growing the table without bound. */
const SPOOL_FILES = 1_000

interface Spooled extends FileDescription {
  readonly parts: Blob[]
  received: number
}

export class FileSpool implements FileCalls {
  readonly #limit: number
  readonly #files = new Map<string, Spooled>()
  #reserved = 0
  #next = 1

  constructor(limit = SPOOL_BYTES) {
    this.#limit = limit
  }

  /** Reserves room for a file that the other side will send. TOO_LARGE names the limit in bytes. */
  async begin(file: FileDescription): Promise<{ ticket: string }> {
    return { ticket: this.#reserve({ name: file.name, type: file.type, size: file.size, parts: [], received: 0 }) }
  }

  /** Parts come in order and without gaps; anything else means that the sender is confused. */
  async append(input: { ticket: string; at: number; part: File }): Promise<Record<string, never>> {
    const file = this.#find(input.ticket)
    const fits = input.at === file.received && file.received + input.part.size <= file.size
    if (!fits) throw new Failure('FILE_UNREADABLE', { name: file.name })
    file.parts.push(input.part)
    file.received += input.part.size
    return {}
  }

  async read(input: { ticket: string; at: number }): Promise<{ part: File; end: boolean }> {
    const file = this.#find(input.ticket)
    if (input.at > file.size) throw new Failure('FILE_UNREADABLE', { name: file.name })
    const bytes = new Blob(file.parts).slice(input.at, input.at + PART_BYTES)
    return {
      part: new File([bytes], file.name, { type: file.type }),
      end: input.at + bytes.size >= file.size,
    }
  }

  async drop({ ticket }: { ticket: string }): Promise<Record<string, never>> {
    this.#forget(ticket)
    return {}
  }

  /** Keeps a file of an answer until the other side has fetched it. */
  put(file: File): FileTicket {
    const { name, type, size } = file
    return { $file: this.#reserve({ name, type, size, parts: [file], received: size }) }
  }

  /** The file that an input's ticket stands for; it leaves the spool. */
  take({ $file }: FileTicket): File {
    const file = this.#find($file)
    this.#forget($file)
    if (file.received !== file.size) throw new Failure('FILE_UNREADABLE', { name: file.name })
    return new File(file.parts, file.name, { type: file.type })
  }

  clear(): void {
    this.#files.clear()
    this.#reserved = 0
  }

  #reserve(file: Spooled): string {
    const full = this.#reserved + file.size > this.#limit || this.#files.size >= SPOOL_FILES
    if (full) throw new Failure('TOO_LARGE', { limit: this.#limit })
    const ticket = `f${this.#next++}`
    this.#files.set(ticket, file)
    this.#reserved += file.size
    return ticket
  }

  #find(ticket: string): Spooled {
    const file = this.#files.get(ticket)
    if (file === undefined) throw new Failure('NOT_FOUND', { what: 'file' })
    return file
  }

  #forget(ticket: string): void {
    this.#reserved -= this.#files.get(ticket)?.size ?? 0
    this.#files.delete(ticket)
  }
}
