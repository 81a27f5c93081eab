// Large files travel in parts of at most 1 MB, so that no other call waits behind them on the same connection.
// Both ends of the contract use this file: it finds the files in an input or answer and puts tickets in their place.

/** Bytes of one part; a File larger than this is never sent in one piece. */
export const PART_BYTES = 1_048_576

/** Stands where a large File was. The one key keeps it apart from every input and answer of the contract. */
export interface FileTicket {
  readonly $file: string
}

export interface FileDescription {
  readonly name: string
  readonly type: string
  readonly size: number
}

/** The four calls of the contract's `files` area, as either end reaches them. */
export interface FileCalls {
  begin(input: FileDescription): Promise<{ readonly ticket: string }>
  append(input: { readonly ticket: string; readonly at: number; readonly part: File }): Promise<unknown>
  read(input: { readonly ticket: string; readonly at: number }): Promise<{
    readonly part: File
    readonly end: boolean
  }>
  drop(input: { readonly ticket: string }): Promise<unknown>
}

export function isFileTicket(value: unknown): value is FileTicket {
  if (typeof value !== 'object' || value === null || !('$file' in value)) return false
  return typeof value.$file === 'string' && Object.keys(value).length === 1
}

/**
 * Puts something else in place of every leaf that `wanted` accepts, asking `replace` for one after the other.
 * Answers the very same value when there is none; never changes what it was given.
 */
export async function replaceLeaves<Leaf extends object>(
  value: unknown,
  wanted: (leaf: object) => leaf is Leaf,
  replace: (leaf: Leaf) => unknown,
): Promise<unknown> {
  const found = new Set<Leaf>()
  collect(value, wanted, found)
  if (found.size === 0) return value
  const replacements = new Map<unknown, unknown>()
  for (const leaf of found) replacements.set(leaf, await replace(leaf))
  return substitute(value, replacements)
}

function collect<Leaf extends object>(value: unknown, wanted: (leaf: object) => leaf is Leaf, found: Set<Leaf>): void {
  if (typeof value !== 'object' || value === null) return
  if (wanted(value)) found.add(value)
  else if (Array.isArray(value)) for (const item of value) collect(item, wanted, found)
  else if (isPlain(value)) for (const key in value) collect(value[key], wanted, found)
}

function substitute(value: unknown, replacements: ReadonlyMap<unknown, unknown>): unknown {
  if (replacements.has(value)) return replacements.get(value)
  if (Array.isArray(value)) return value.map((item) => substitute(item, replacements))
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substitute(item, replacements)]))
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Sends every large File of an input ahead, in parts, and answers the input with tickets in their places. */
export function sendLargeFiles(input: unknown, calls: FileCalls, signal?: AbortSignal): Promise<unknown> {
  return replaceLeaves(input, isLargeFile, (file) => sendInParts(file, calls, signal))
}

/** Fetches what the tickets of an answer stand for and answers it with real Files in their places. */
export function fetchLargeFiles(answer: unknown, calls: FileCalls, signal?: AbortSignal): Promise<unknown> {
  return replaceLeaves(answer, isFileTicket, (ticket) => fetchInParts(ticket, calls, signal))
}

export function isFile(value: object): value is File {
  return value instanceof File
}

export function isLargeFile(value: object): value is File {
  return isFile(value) && value.size > PART_BYTES
}

async function sendInParts(file: File, calls: FileCalls, signal?: AbortSignal): Promise<FileTicket> {
  const { ticket } = await calls.begin({ name: file.name, type: file.type, size: file.size })
  try {
    for (let at = 0; at < file.size; at += PART_BYTES) {
      signal?.throwIfAborted()
      await calls.append({ ticket, at, part: new File([file.slice(at, at + PART_BYTES)], 'part') })
    }
  } catch (error) {
    // Dropping is a courtesy: the far side drops everything with the connection, so its own failure says nothing new.
    await calls.drop({ ticket }).catch(() => undefined)
    throw error
  }
  return { $file: ticket }
}

async function fetchInParts({ $file: ticket }: FileTicket, calls: FileCalls, signal?: AbortSignal): Promise<File> {
  const parts: File[] = []
  try {
    for (let at = 0; ;) {
      signal?.throwIfAborted()
      const { part, end } = await calls.read({ ticket, at })
      parts.push(part)
      at += part.size
      if (end) return new File(parts, parts[0]?.name ?? '', { type: parts[0]?.type ?? '' })
    }
  } finally {
    await calls.drop({ ticket }).catch(() => undefined)
  }
}
