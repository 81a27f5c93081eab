// Hides fields from roles that may not see them: the one place where masking happens. The contract says which value
// is which declared field (`field(name, schema)`), the areas say who may see it, and both are joined here once.
import * as z from 'zod'
import { Failure } from '../../shared/errors.ts'
import { ROLES, mayAccess, type Access, type Role } from '../../shared/roles.ts'
import type { FieldDeclaration } from './area.ts'

/** Where declared fields stand in a value. */
type Plan =
  | { readonly is: 'field'; readonly field: string }
  /** A choice whose values mean fields: what to sort by. */
  | { readonly is: 'choice'; readonly fields: ReadonlyMap<string, string> }
  | { readonly is: 'object'; readonly keys: ReadonlyMap<string, Plan> }
  | { readonly is: 'each'; readonly of: Plan }
  | { readonly is: 'all'; readonly of: readonly Plan[] }

type Hides = (field: string) => boolean

/** Every plan of a schema; null where no declared field stands in it. */
function planOf(schema: z.core.$ZodType, within: ReadonlySet<z.core.$ZodType> = new Set()): Plan | null {
  if (within.has(schema)) return null // a schema inside itself: its fields are planned one level up
  const said = z.globalRegistry.get(schema)
  if (said?.field !== undefined) return { is: 'field', field: said.field }
  if (said?.fieldOfValue !== undefined) return { is: 'choice', fields: new Map(Object.entries(said.fieldOfValue)) }
  const deeper = new Set([...within, schema])
  const inside = (part: z.core.$ZodType) => planOf(part, deeper)
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'object': {
      const keys = Object.entries(def.shape).flatMap(([key, part]) => {
        const plan = inside(part)
        return plan === null ? [] : [[key, plan] as const]
      })
      return keys.length === 0 ? null : { is: 'object', keys: new Map(keys) }
    }
    case 'array':
      return each(inside(def.element))
    case 'record':
      return each(inside(def.valueType))
    case 'union':
      return all(def.options.map(inside))
    case 'intersection':
      return all([inside(def.left), inside(def.right)])
    case 'pipe':
      return all([inside(def.in), inside(def.out)])
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return inside(def.innerType)
    case 'lazy':
      return inside(def.getter())
    default:
      return null
  }
}

const each = (of: Plan | null): Plan | null => of && { is: 'each', of }

function all(plans: readonly (Plan | null)[]): Plan | null {
  const of = plans.filter((plan) => plan !== null)
  return of.length === 0 ? null : { is: 'all', of }
}

/** The names of every declared field in a plan. */
function named(plan: Plan | null): readonly string[] {
  if (plan === null) return []
  switch (plan.is) {
    case 'field':
      return [plan.field]
    case 'choice':
      return [...plan.fields.values()]
    case 'object':
      return [...plan.keys.values()].flatMap(named)
    case 'each':
      return named(plan.of)
    case 'all':
      return plan.of.flatMap(named)
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A copy with null where a hidden field stood; what has none is shared with the original, which is never changed. */
function masked(plan: Plan, value: unknown, hides: Hides): unknown {
  switch (plan.is) {
    case 'field':
      return hides(plan.field) ? null : value
    case 'choice':
      return value
    case 'object': {
      if (!isRecord(value)) return value
      const copy: Record<string, unknown> = { ...value }
      for (const [key, part] of plan.keys) if (value[key] !== undefined) copy[key] = masked(part, value[key], hides)
      return copy
    }
    case 'each':
      if (Array.isArray(value)) return value.map((item) => masked(plan.of, item, hides))
      if (!isRecord(value)) return value
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(plan.of, item, hides)]))
    case 'all':
      return plan.of.reduce((so, part) => masked(part, so, hides), value)
  }
}

/** The first hidden field that an input names, be it to set it, to seek by it or to sort by it. */
function hiddenIn(plan: Plan, value: unknown, hides: Hides): string | undefined {
  if (value === undefined) return undefined
  switch (plan.is) {
    case 'field':
      return hides(plan.field) ? plan.field : undefined
    case 'choice': {
      const field = typeof value === 'string' ? plan.fields.get(value) : undefined
      return field !== undefined && hides(field) ? field : undefined
    }
    case 'object':
      return isRecord(value)
        ? firstOf(
            [...plan.keys].map(
              ([key, part]) =>
                () =>
                  hiddenIn(part, value[key], hides),
            ),
          )
        : undefined
    case 'each': {
      const items: readonly unknown[] = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : []
      return firstOf(items.map((item) => () => hiddenIn(plan.of, item, hides)))
    }
    case 'all':
      return firstOf(plan.of.map((part) => () => hiddenIn(part, value, hides)))
  }
}

function firstOf(looks: readonly (() => string | undefined)[]): string | undefined {
  for (const look of looks) {
    const found = look()
    if (found !== undefined) return found
  }
  return undefined
}

/** What one procedure hides, compiled once. */
export interface Mask {
  /** Throws FORBIDDEN when the input names a field this role may not see. */
  refuse(role: Role, input: unknown): void
  /** The answer as this role may see it. */
  cover<T>(role: Role, answer: T): T
}

const NOTHING: Mask = { refuse: () => undefined, cover: (_, answer) => answer }

/** What each role may see of the declared fields. */
export class FieldSight {
  readonly #seenBy: ReadonlyMap<string, Access | undefined>

  constructor(fields: readonly FieldDeclaration[]) {
    this.#seenBy = new Map(fields.map((one) => [one.name, one.seenBy]))
  }

  hides(role: Role, name: string): boolean {
    const access = this.#seenBy.get(name)
    return access !== undefined && !mayAccess(role, access)
  }

  hiddenFrom(role: Role): string[] {
    return [...this.#seenBy.keys()].filter((name) => this.hides(role, name))
  }

  /** Throws FORBIDDEN when one of the fields is hidden from this role. */
  permit(role: Role, names: Iterable<string>): void {
    for (const name of names) {
      const access = this.#seenBy.get(name)
      if (access !== undefined && !mayAccess(role, access)) throw new Failure('FORBIDDEN', { need: access })
    }
  }

  /** A contract that names a field no area declares is a defect and stops the program at its start. */
  maskOf(input: z.ZodType, output: z.ZodType | undefined): Mask {
    const [asked, told] = [planOf(input), output === undefined ? null : planOf(output)]
    const fields = [...named(asked), ...named(told)]
    const unknown = fields.find((name) => !this.#seenBy.has(name))
    if (unknown !== undefined) throw new TypeError(`the contract names the field ${unknown}, which no area declares`)
    const hides = (role: Role) => (name: string) => this.hides(role, name)
    // Most roles see all of most procedures: for them nothing is looked at and nothing copied.
    const blind = new Set(ROLES.filter((role) => fields.some(hides(role))))
    if (blind.size === 0) return NOTHING
    return {
      refuse: (role, value) => {
        const name = asked === null || !blind.has(role) ? undefined : hiddenIn(asked, value, hides(role))
        if (name !== undefined) this.permit(role, [name])
      },
      cover: (role, answer) =>
        told === null || !blind.has(role) ? answer : (masked(told, answer, hides(role)) as typeof answer),
    }
  }
}
