// How a procedure is declared: one line says who may call it, what goes in and what comes out.
// This file and core/rpc and renderer/api are the only ones that know oRPC.
import { oc } from '@orpc/contract'
export { eventIterator } from '@orpc/contract'
import type { ContractProcedure, InferSchemaInput, InferSchemaOutput, Schema } from '@orpc/contract'
import * as z from 'zod'
import { ERROR_DATA, type ErrorCode } from '../errors.ts'
import type { Access } from '../roles.ts'

/**
 * query   reads, synchronously, on the reading connection
 * command one user action: one synchronous transaction, journaled, undoable; its answer carries `command`
 * action  asynchronous work outside the journal (open the book, take a backup, change a password)
 * stream  progress of long work, or events, as an async iterator
 */
export type Kind = 'query' | 'command' | 'action' | 'stream'

export interface Meta {
  readonly access: Access
  readonly kind: Kind
  /** Works while the screen is locked or the book is closed. */
  readonly always?: boolean
  /**
   * Whether a call says that somebody is there, which keeps the screen open and long work in small steps. Commands and
   * actions do unless said; queries do not, because pages ask them again by themselves whenever something changed.
   */
  readonly use?: boolean
  /** Is written to the access log with the ids it was asked for (sensitive reads, exports, sign-ins). */
  readonly logged?: boolean
}

type Errors = { readonly [C in ErrorCode]: { readonly data: (typeof ERROR_DATA)[C] } }
export const ERRORS = Object.fromEntries(
  Object.entries(ERROR_DATA).map(([code, data]) => [code, { data }]),
) as unknown as Errors // fromEntries forgets which data belongs to which code

declare const kindOf: unique symbol
export type Procedure<K extends Kind, I extends z.ZodType, O extends z.ZodType> = ContractProcedure<
  I,
  O,
  typeof ERRORS,
  Meta
> & { readonly [kindOf]?: K }

export type StreamProcedure<I extends z.ZodType, E, R> = ContractProcedure<
  I,
  Schema<AsyncIteratorObject<E, R, void>, AsyncIteratorObject<E, R, void>>,
  typeof ERRORS,
  Meta
> & { readonly [kindOf]?: 'stream' }

type Options = Omit<Meta, 'access' | 'kind'>

// The strictest access is the default, so that a procedure declared by other means is closed.
const base = oc.$meta<Meta>({ access: 'owner', kind: 'action' }).errors(ERRORS)

function procedure<K extends Kind, I extends z.ZodType, O extends z.ZodType>(
  kind: K,
  access: Access,
  input: I,
  output: O,
  options: Options,
): Procedure<K, I, O> {
  return base
    .meta({ access, kind, ...options })
    .input(input)
    .output(output)
}

export const nothing = z.object({})

export function query<I extends z.ZodType, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
  options: Options = {},
) {
  return procedure('query', access, input, output, options)
}

/** Number to give to `history.undo`; null when nothing changed. Added to the answer of every command by the router. */
const commandRef = { command: z.number().int().nullable() }
export type WithCommand<S extends z.ZodRawShape> = z.ZodObject<S & typeof commandRef>

export function command<I extends z.ZodType, S extends z.ZodRawShape>(
  access: Access,
  input: I,
  output: S,
  options: Options = {},
): Procedure<'command', I, WithCommand<S>> {
  return procedure('command', access, input, z.object({ ...output, ...commandRef }) as WithCommand<S>, options)
}

export function action<I extends z.ZodType, O extends z.ZodType>(
  access: Access,
  input: I,
  output: O,
  options: Options = {},
) {
  return procedure('action', access, input, output, options)
}

/** `output` is an `eventIterator(...)`. Handlers are async generators that watch their signal. */
export function stream<I extends z.ZodType, E, R>(
  access: Access,
  input: I,
  output: Schema<AsyncIteratorObject<E, R, void>, AsyncIteratorObject<E, R, void>>,
  options: Options = {},
): StreamProcedure<I, E, R> {
  return base
    .meta({ access, kind: 'stream', ...options })
    .input(input)
    .output(output)
}

/** A procedure of any kind, as those see it who treat all alike. */
export type AnyProcedure = {
  readonly '~orpc': { readonly meta: Meta; readonly inputSchema?: unknown; readonly outputSchema?: unknown }
}

export interface Declaration {
  readonly meta: Meta
  readonly input: z.ZodType
  /** Undefined for streams, whose items have a schema of their own. */
  readonly output: z.ZodType | undefined
}

export function declarationOf(procedure: AnyProcedure): Declaration {
  const { meta, inputSchema, outputSchema } = procedure['~orpc']
  if (!(inputSchema instanceof z.ZodType)) throw new TypeError('a procedure without an input schema')
  return { meta, input: inputSchema, output: outputSchema instanceof z.ZodType ? outputSchema : undefined }
}

declare module 'zod' {
  interface GlobalMeta {
    /** The declared field (`FieldDeclaration.name`) that stands here: masked for roles that may not see it. */
    field?: string
    /** For a choice whose values mean fields, such as what to sort by. */
    fieldOfValue?: Readonly<Record<string, string>>
  }
}

/** Says which declared field a value is, so that the core can mask it. Its schema must accept null in answers. */
export function field<S extends z.ZodType>(name: string, schema: S): S {
  return schema.meta({ field: name })
}

export type Progress = z.infer<typeof Progress>
/** Progress of long work: how many of how many (0: not known yet), and which step, as a word key. */
export const Progress = z.object({ done: z.number(), of: z.number(), step: z.string() })

export type InputOf<P> = P extends Procedure<Kind, infer I, z.ZodType> ? InferSchemaOutput<I> : never
export type CallInputOf<P> = P extends Procedure<Kind, infer I, z.ZodType> ? InferSchemaInput<I> : never
export type OutputOf<P> = P extends Procedure<Kind, z.ZodType, infer O> ? InferSchemaOutput<O> : never
