// Joins the contract to the core: every procedure of it becomes one call through the connection it came in by.
// Nothing else stands between: parsing (zod) happens here, permission and transactions behind the connection.
import type { AnyContractProcedure, AnyContractRouter } from '@orpc/contract'
import { implement, type Router } from '@orpc/server'
import { StandardRPCHandler } from '@orpc/server/standard'
import { isFile, isFileTicket, isLargeFile, replaceLeaves } from '../../../shared/rpc/large-files.ts'
import { isStream, mapStream } from '../../../shared/rpc/streams.ts'
import type { Connection } from '../connection.ts'
import type { Log } from '../outside.ts'
import { toAnswer } from './answers.ts'
import { carryFile } from './file-calls.ts'
import type { FileSpool } from './file-spool.ts'

/** What a call comes with: the window it came from, and the files of that window that are on their way. */
export interface Caller {
  readonly connection: Connection
  readonly spool: FileSpool
}

/** Areas of procedures, two levels deep: `contract[area][procedure]`. */
export type Areas = Readonly<Record<string, Readonly<Record<string, AnyContractProcedure>>>>

type CallContext = Caller & Record<PropertyKey, unknown>
export type RpcHandler = StandardRPCHandler<CallContext>

/** Serves a contract through connections. One handler serves any number of connections over any transport. */
export function createRpcHandler(contract: Areas, log: Log): RpcHandler {
  return new StandardRPCHandler<CallContext>(routerOf(contract), {
    clientInterceptors: [
      async ({ next, ...call }) => {
        const { spool } = call.context
        const signal = call.signal ?? new AbortController().signal
        const place = { path: call.path, signal }
        try {
          const input = await replaceLeaves(call.input, isFileTicket, (ticket) => spool.take(ticket))
          const answer = await next({ ...call, input })
          if (!isStream(answer)) return await replaceLeaves(answer, isLargeFile, (file) => spool.put(file))
          return mapStream(answer, {
            // The frame of an event has no place for a File of any size, so each goes by ticket.
            value: (value) => replaceLeaves(value, isFile, (file) => spool.put(file)),
            error: (error) => toAnswer(error, place, log),
          })
        } catch (error) {
          throw toAnswer(error, place, log)
        }
      },
    ],
  })
}

function routerOf(contract: Areas): Router<Areas, CallContext> {
  // The contract is walked by name, so that a new procedure needs no line here; the types are held by `Handlers`.
  const builder = implement(contract as AnyContractRouter) as unknown as Builders
  const handlers = Object.entries(contract).map(([area, procedures]) => [
    area,
    Object.fromEntries(
      Object.keys(procedures).map((name) => [name, builder[area]?.[name]?.handler(handle.bind(null, [area, name]))]),
    ),
  ])
  return Object.fromEntries(handlers) as Router<Areas, CallContext>
}

type Builders = Readonly<Record<string, Readonly<Record<string, { handler(run: Handle): unknown }>>>>
type Handle = (call: { context: Caller; input: unknown; signal?: AbortSignal }) => unknown

function handle(path: readonly [string, string], call: Parameters<Handle>[0]): unknown {
  const signal = call.signal ?? new AbortController().signal
  if (path[0] === 'files') return carryFile(path[1], call.input, { ...call.context, signal })
  return call.context.connection.call(path, call.input, signal)
}
