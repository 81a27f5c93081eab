// Values that a schema of the contract accepts, drawn at random: from the schema itself, so that a new procedure is
// tried without a line written for it.
import * as fc from 'fast-check'
import type * as z from 'zod'

type Schema = z.core.$ZodType

/** Some strings that break programs: other scripts, surrogates, names of properties, SQL and HTML. */
const NASTY = [
  '',
  ' ',
  "O'Neil; DROP TABLE contact",
  '__proto__',
  'מרים לוי',
  '李雷',
  '🥐🥐',
  '<b>x</b>',
  'ﬀ',
  '%_\\',
  'NaN',
]

/** A schema inside itself is drawn so deep. */
const DEEPEST = 2

export function validInput(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const { def } = (schema as z.core.$ZodTypes)._zod
  const drawn = arbitraryOf(def, depth)
  // What a generator cannot know (checks written as code) is left to the schema to judge.
  return drawn.filter((value) => (schema as z.ZodType).safeParse(value).success)
}

type Def = z.core.$ZodTypes['_zod']['def']

function arbitraryOf(def: Def, depth: number): fc.Arbitrary<unknown> {
  const inner = (part: Schema) => validInput(part, depth)
  switch (def.type) {
    case 'string':
      return text(def.checks ?? [])
    case 'number':
      return number(def.checks ?? [])
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'file':
      return fc.uint8Array({ maxLength: 2_000 }).map((bytes) => new File([bytes], 'drawn.png', { type: 'image/png' }))
    case 'optional':
      return fc.option(inner(def.innerType), { nil: undefined })
    case 'nullable':
      return fc.option(inner(def.innerType))
    case 'default':
      return fc.option(inner(def.innerType), { nil: undefined })
    case 'array': {
      const { minimum = 0 } = bounds(def.checks ?? [])
      return fc.array(inner(def.element), { minLength: minimum, maxLength: minimum + 3 })
    }
    case 'object':
      return fc
        .record(Object.fromEntries(Object.entries(def.shape).map(([key, part]) => [key, inner(part)])))
        .map(withoutUndefined)
    case 'record':
      return fc.dictionary(inner(def.keyType) as fc.Arbitrary<string>, inner(def.valueType), { maxKeys: 3 })
    case 'union':
      return fc.oneof(...def.options.filter((one) => depth < DEEPEST || !holdsItself(one)).map(inner))
    case 'lazy':
      return validInput(def.getter(), depth + 1)
    default:
      throw new Error(`no values are drawn for a schema of type ${def.type} yet`)
  }
}

/** Whether a schema has one in it that is known only when it is asked for. */
function holdsItself(schema: Schema): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'lazy') return true
  if (def.type === 'array') return holdsItself(def.element)
  return def.type === 'object' && Object.values(def.shape).some(holdsItself)
}

/** A key that is there with no value is lost on the way, so it is left out at once. */
const withoutUndefined = (value: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined))

type Check = z.core.$ZodCheck

interface CheckDef {
  readonly check?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly length?: number
  readonly value?: number
  readonly inclusive?: boolean
  readonly format?: string
  readonly pattern?: RegExp
}

const defsOf = (checks: readonly Check[]): readonly CheckDef[] => checks.map((check) => check._zod.def as CheckDef)

function bounds(checks: readonly Check[]): { readonly minimum?: number; readonly maximum?: number } {
  const found: { minimum?: number; maximum?: number } = {}
  for (const { check, minimum, maximum, value } of defsOf(checks)) {
    if (check === 'min_length') found.minimum = minimum ?? 0
    if (check === 'max_length') found.maximum = maximum ?? 0
    if (check === 'greater_than' && value !== undefined) found.minimum = value
    if (check === 'less_than' && value !== undefined) found.maximum = value
  }
  return found
}

function text(checks: readonly Check[]): fc.Arbitrary<string> {
  const { minimum = 0, maximum = 200 } = bounds(checks)
  const patterns = defsOf(checks).flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern]))
  const closed = patterns.find(({ source }) => !/^\^\[\^/.test(source))
  if (closed !== undefined) return fc.stringMatching(closed)
  const plain = fc.string({ minLength: minimum, maxLength: Math.min(maximum, minimum + 40), unit: 'grapheme' })
  const nasty = fc.constantFrom(...NASTY).filter(({ length }) => length >= minimum && length <= maximum)
  const fits = (value: string) => patterns.every((pattern) => pattern.test(value))
  return fc.oneof(plain, nasty).filter(fits)
}

function number(checks: readonly Check[]): fc.Arbitrary<number> {
  const { minimum, maximum } = bounds(checks)
  const whole = defsOf(checks).some(({ check }) => check === 'number_format')
  const min = minimum ?? (whole ? Number.MIN_SAFE_INTEGER : -1e15)
  const max = maximum ?? (whole ? Number.MAX_SAFE_INTEGER : 1e15)
  return whole ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) }) : fc.double({ min, max, noNaN: true })
}
