// Every procedure of the contract as those need it who call without types: its input as JSON schema, who may call it,
// and where a File stands.
import * as z from 'zod'
import { declarationOf, type AnyProcedure, type Kind } from '../../../shared/contract/base.ts'
import { contract } from '../../../shared/contract/index.ts'
import type { Access } from '../../../shared/roles.ts'

export interface CatalogueEntry {
  /** `area.procedure` */
  readonly name: string
  readonly access: Access
  readonly kind: Kind
  /** JSON schema of the input; a File is `{ "type": "string", "format": "file" }`. */
  readonly input: unknown
}

const AREAS: Readonly<Record<string, Readonly<Record<string, AnyProcedure>>>> = contract

export function catalogue(): readonly CatalogueEntry[] {
  return Object.entries(AREAS).flatMap(([area, procedures]) =>
    Object.entries(procedures).map(([name, procedure]) => {
      const { meta, input } = declarationOf(procedure)
      return { name: `${area}.${name}`, access: meta.access, kind: meta.kind, input: jsonSchemaOf(input) }
    }),
  )
}

export interface FoundProcedure {
  readonly path: readonly [area: string, name: string]
  readonly access: Access
  readonly kind: Kind
  readonly input: z.ZodType
}

/** By its name, `area.procedure`; null when there is none. */
export function findProcedure(name: string): FoundProcedure | null {
  const [area = '', procedure = '', ...rest] = name.split('.')
  if (rest.length > 0 || !Object.hasOwn(AREAS, area)) return null
  const found = Object.entries(AREAS[area] ?? {}).find(([known]) => known === procedure)
  if (found === undefined) return null
  const { meta, input } = declarationOf(found[1])
  return { path: [area, procedure], access: meta.access, kind: meta.kind, input }
}

function jsonSchemaOf(schema: z.ZodType): unknown {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema._zod.def.type !== 'file') return
      delete jsonSchema.contentEncoding
      Object.assign(jsonSchema, { type: 'string', format: 'file', description: '@path of a file' })
    },
  })
  return json
}

/** True where the schema takes a File at this very place: itself, or as one of several things. */
export function takesFile(schema: z.core.$ZodType): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'file':
      return true
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return takesFile(def.innerType)
    case 'pipe':
      return takesFile(def.in)
    case 'union':
      return def.options.some(takesFile)
    default:
      return false
  }
}

/** The schema of a member of an object, or of the items of a list; undefined where there is none. */
export function schemaAt(schema: z.core.$ZodType, step: string): z.core.$ZodType | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return def.shape[step]
    case 'array':
      return def.element
    case 'record':
      return def.valueType
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return schemaAt(def.innerType, step)
    case 'pipe':
      return schemaAt(def.in, step)
    case 'union':
      return def.options.map((option) => schemaAt(option, step)).find((found) => found !== undefined)
    default:
      return undefined
  }
}
