// The `files` area: parts of large files on their way to or from one window. The router answers it itself, because
// what is on its way belongs to the connection and never to the book.
import type { FileCalls } from '../../../shared/rpc/large-files.ts'
import { Failure } from '../../../shared/errors.ts'
import type { Connection } from '../connection.ts'
import type { FileSpool } from './file-spool.ts'

interface Carrier {
  readonly connection: Connection
  readonly spool: FileSpool
  readonly signal: AbortSignal
}

/** Nobody fills the memory of the core, or fetches what was asked for earlier, without being signed in. */
export async function carryFile(name: string, input: unknown, { connection, spool, signal }: Carrier) {
  const me = (await connection.call(['session', 'me'], {}, signal)) as { readonly state: string }
  if (me.state === 'screened') throw new Failure('SCREENED', {})
  if (me.state !== 'signed-in') throw new Failure('NOT_SIGNED_IN', {})
  const calls = spool satisfies FileCalls as unknown as Readonly<Record<string, (input: unknown) => Promise<unknown>>>
  const call = calls[name]
  if (call === undefined) throw new Failure('NOT_FOUND', { what: 'procedure' })
  return call.call(spool, input)
}
