// What leaves the core when something goes wrong: a code with its data, never a message, a stack or a value.
import { ORPCError } from '@orpc/client'
import { ValidationError } from '@orpc/contract'
import { Failure, isFailure, type ErrorDataOf } from '../../../shared/errors.ts'
import type { Log } from '../outside.ts'

type Issue = ErrorDataOf<'BAD_INPUT'>['issues'][number]

/** The one place where an exception becomes an answer; what nobody threw on purpose is logged here. */
export function toAnswer(
  error: unknown,
  call: { readonly path: readonly string[]; readonly signal: AbortSignal },
  log: Log,
) {
  if (isFailure(error)) return asAnswer(error)
  if (error instanceof ORPCError && error.defined) return error
  if (isInputError(error))
    return asAnswer(
      new Failure('BAD_INPUT', { issues: error.cause.issues.map((issue) => toIssue(issue, error.cause)) }),
    )
  if (call.signal.aborted) return asAnswer(new Failure('CANCELLED', {}))
  log.error('rpc.defect', withoutValues(error), { procedure: call.path.join('.') })
  return asAnswer(new Failure('INTERNAL', {}))
}

function asAnswer(failure: Failure) {
  return new ORPCError(failure.code, { defined: true, message: failure.code, data: failure.data })
}

function isInputError(error: unknown): error is { cause: ValidationError } {
  return error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError
}

/** An answer that does not fit its schema carries the answer itself, which may be customers: keep where, drop what. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof ORPCError) || !(error.cause instanceof ValidationError)) return error
  const { cause } = error
  const places = cause.issues.map((issue) => toIssue(issue, cause)).map(({ path, rule }) => `${path} ${rule}`)
  return new Error(`${error.code}: ${places.join(', ')}`)
}

/** The rule that was broken as a short code; `limit` where the rule has one. */
function toIssue(issue: ValidationError['issues'][number], { data }: ValidationError): Issue {
  const steps = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step))
  const path = steps.join('.')
  if (valueAt(data, steps) === undefined) return { path, rule: 'required' }
  return { path, ...ruleOf(issue as unknown as ZodIssue) } // every schema of the contract is zod's
}

function valueAt(data: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[step] : undefined,
    data,
  )
}

interface ZodIssue {
  readonly code: string
  readonly origin?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
}

function ruleOf({ code, origin, format, minimum, maximum }: ZodIssue): Omit<Issue, 'path'> {
  const isText = origin === 'string'
  if (code === 'too_big') return withLimit(isText ? 'too_long' : 'too_large', maximum)
  if (code === 'too_small' && isText && minimum === 1) return { rule: 'required' }
  if (code === 'too_small') return withLimit(isText ? 'too_short' : 'too_small', minimum)
  if (code === 'invalid_format' && format !== undefined && format !== 'regex') return { rule: `not_${format}` }
  if (code === 'invalid_type') return { rule: 'wrong_type' }
  return { rule: code }
}

function withLimit(rule: string, limit: number | undefined): Omit<Issue, 'path'> {
  return limit === undefined ? { rule } : { rule, limit }
}
