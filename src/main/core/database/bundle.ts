// A bundle: commands of a book as one machine gives them to another, and its form as plain text. How it is packed, hidden
// and carried (compression, encryption, a folder, a wire) is no business of this file: it goes around the text.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { Failure } from '../../../shared/errors.ts'

/** Written into every bundle. A newer one is refused and kept by whoever carries it: this program cannot know what it says. */
const FORMAT = 1

const whole = z.number().int()
const count = whole.min(0)
const machine = whole.min(1).max(32_767)
const hash = z.string().regex(/^[0-9a-f]{32}$/)
const table = whole.min(1)
const id = whole.min(1)
/** An id, or the JSON array of a natural key. */
const row = z.union([id, z.string()])
const op = z.union([z.literal(0), z.literal(1)])
/** JSON text: a real keeps its point, a blob is {"b":"hex"}. Never read by JavaScript, for which 1 and 1.0 are one. */
const value = z.string()

const Command = z.strictObject({
  machine,
  n: whole.min(1),
  clock: count,
  user: whole.nullable(),
  kind: z.string(),
  /** Machine and number of what it undoes or redoes. */
  undoes: z.tuple([machine, whole.min(1)]).nullable(),
  group: whole.nullable(),
  /** JSON of [[machine, n] ...]: what its author had seen, where that is more than at its command before. */
  needs: z.string().nullable(),
  schema: whole.min(1),
  args: z.string().nullable(),
  hash,
  /** Table, first and last id, and [id, image as it was at birth] of every row that was not emptied. */
  born: z.array(z.tuple([table, id, id, z.array(z.tuple([id, value]))])),
  life: z.array(z.tuple([table, row, op])),
  lifeRange: z.array(z.tuple([table, id, id, op])),
  /** Table, row, column, and its author's old and new value. */
  cells: z.array(z.tuple([table, row, whole.min(1), value, value])),
})

const Header = z.strictObject({
  format: z.literal(FORMAT),
  /** Which book; see header.json. */
  book: z.string(),
  from: machine,
  schema: whole.min(1),
  /** How far the sender has each machine, itself included, with the hash of that command. It acknowledges what it got. */
  vector: z.array(z.tuple([machine, whole.min(1), hash])),
  machines: z.array(z.tuple([machine, z.string()])),
  /** All of them, always: they change how older entries are sent, so they travel with them. */
  erased: z.array(z.tuple([table, id])),
  gone: z.array(z.tuple([table, row])),
  commands: count,
  /** There is more that the receiver lacks; it was left for another bundle. */
  more: z.boolean(),
})

export type BundleCommand = z.infer<typeof Command>
export type BundleHeader = z.infer<typeof Header>
export interface Bundle {
  readonly header: BundleHeader
  /** In the sender's order of arrival, which is one in which each finds what it stands on. */
  readonly commands: readonly BundleCommand[]
}

/** One line of header, one line a command, and a last line with the hash of them. */
export function writeBundle({ header, commands }: Bundle): string {
  const lines = [header, ...commands].map((line) => `${JSON.stringify(line)}\n`).join('')
  return `${lines}${hashOf(lines)}\n`
}

/** Reads all of a bundle or nothing. Errors: BUNDLE_REFUSED (newer, damaged: cut, changed, no bundle at all). */
export function readBundle(text: string): Bundle {
  const lines = text.split('\n')
  // What a newer format looks like beyond its first line is not known.
  const first = parsed(lines[0] ?? '')
  const { format } = AnyHeader.safeParse(first).data ?? { format: 0 }
  if (format > FORMAT) throw refused('newer')
  const [hashed, end] = lines.slice(-2)
  const body = text.slice(0, -(hashed ?? '').length - 1)
  if (end !== '' || hashed !== hashOf(body)) throw refused('damaged')
  const header = Header.safeParse(first)
  const commands = z.array(Command).safeParse(lines.slice(1, -2).map(parsed))
  if (!header.success || !commands.success) throw refused('damaged')
  if (commands.data.length !== header.data.commands) throw refused('damaged')
  return { header: header.data, commands: commands.data }
}

export function bundleHeader(facts: Omit<BundleHeader, 'format'>): BundleHeader {
  return { format: FORMAT, ...facts }
}

type Reason = Failure<'BUNDLE_REFUSED'>['data']['reason']

export function refused(reason: Reason, by: number | null = null): Failure<'BUNDLE_REFUSED'> {
  return new Failure('BUNDLE_REFUSED', { reason, machine: by })
}

const AnyHeader = z.object({ format: whole })

function hashOf(lines: string): string {
  return createHash('sha256').update(lines).digest('hex')
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
