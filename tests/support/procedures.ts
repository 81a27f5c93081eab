// Every procedure of the contract with its declaration, for tests that try them all.
import type { ContractRouterClient } from '@orpc/contract'
import { declarationOf, type AnyProcedure, type Declaration } from '../../src/shared/contract/base.ts'
import { contract, type Contract } from '../../src/shared/contract/index.ts'

export interface NamedProcedure extends Declaration {
  readonly area: string
  readonly name: string
  /** `area.name` */
  readonly path: string
}

/** `files` is the transport's own: what is on its way belongs to a connection, not to the book. */
export const PROCEDURES: readonly NamedProcedure[] = Object.entries(contract)
  .filter(([area]) => area !== 'files')
  .flatMap(([area, procedures]) =>
    Object.entries(procedures as Readonly<Record<string, AnyProcedure>>).map(([name, procedure]) => ({
      ...declarationOf(procedure),
      area,
      name,
      path: `${area}.${name}`,
    })),
  )

type Callable = (input: unknown) => Promise<unknown>

/** Calls a procedure by name. A stream is opened, asked for its first item only where it fails at once, and closed. */
export async function callByName(
  api: ContractRouterClient<Contract>,
  { area, name }: Pick<NamedProcedure, 'area' | 'name'>,
  input: unknown,
): Promise<unknown> {
  const areas = api as unknown as Readonly<Record<string, Readonly<Record<string, Callable>>>>
  const call = areas[area]?.[name]
  if (call === undefined) throw new Error(`no procedure ${area}.${name}`)
  const answer = await call(input)
  if (isStream(answer)) await answer.return?.()
  return answer
}

function isStream(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
