// Every procedure of the core by its path, with its handler and what it hides, joined once at the start.
import { contract } from '../../shared/contract/index.ts'
import { Failure } from '../../shared/errors.ts'
import type { Access } from '../../shared/roles.ts'
import type { Area, BoundProcedure } from './area.ts'
import { FieldSight, type Mask } from './mask.ts'

export interface HouseProcedure extends BoundProcedure {
  /** `area.procedure`, and the kind of the command it makes. */
  readonly path: string
  readonly mask: Mask
}

export interface Procedures {
  readonly sight: FieldSight
  /** Errors: NOT_FOUND. */
  find(path: readonly [area: string, procedure: string]): HouseProcedure
  /** What a kind of command asked of whoever ran it; the strictest for one that no procedure makes. */
  accessOf(kind: string): Access
}

/** Throws when areas disagree, or when a procedure of the contract has no area behind it: better at once than at a call. */
export function procedures(areas: readonly Area[]): Procedures {
  const [silent] = unanswered(areas)
  if (silent !== undefined) throw new TypeError(`no area answers for ${silent}`)
  const sight = new FieldSight(areas.flatMap((area) => area.fields ?? []))
  const byPath = new Map<string, HouseProcedure>()
  for (const bound of areas.flatMap((area) => area.procedures)) {
    const path = `${bound.area}.${bound.name}`
    if (byPath.has(path)) throw new TypeError(`two areas answer ${path}`)
    byPath.set(path, { ...bound, path, mask: sight.maskOf(bound.input, bound.output) })
  }
  return {
    sight,
    find: (path) => {
      const found = byPath.get(path.join('.'))
      if (found === undefined) throw new Failure('NOT_FOUND', { what: 'procedure' })
      return found
    },
    accessOf: (kind) => byPath.get(kind)?.meta.access ?? 'owner',
  }
}

/** Areas of the contract nobody answers for; `files` is answered by the transport itself. */
function unanswered(areas: readonly Area[]): readonly string[] {
  const answered = new Set(areas.flatMap((area) => area.procedures.map((bound) => bound.area)))
  return Object.keys(contract).filter((name) => !answered.has(name) && name !== 'files')
}
