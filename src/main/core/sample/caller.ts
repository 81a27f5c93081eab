// Calls the core as a window would, typed by the contract, without frames in between.
import { declarationOf, type AnyProcedure, type CallInputOf, type OutputOf } from '../../../shared/contract/base.ts'
import { contract } from '../../../shared/contract/index.ts'
import type { Connection } from '../connection.ts'
import { sampleContract } from './sample-area.ts'

const ALL = { ...contract, sample: sampleContract }
type All = typeof ALL

export type Caller = <A extends keyof All, P extends keyof All[A] & string>(
  area: A,
  procedure: P,
  input: CallInputOf<All[A][P]>,
) => Promise<OutputOf<All[A][P]>>

export function callerOf(connection: Connection): Caller {
  const never = new AbortController().signal
  return async (area, procedure, input) => {
    const procedures: Readonly<Record<string, AnyProcedure>> = ALL[area]
    const found = procedures[procedure]
    if (found === undefined) throw new TypeError(`no such procedure: ${area}.${procedure}`)
    const parsed = declarationOf(found).input.parse(input)
    // The core answers what the contract of this procedure says.
    return (await connection.call([area, procedure], parsed, never)) as OutputOf<All[typeof area][typeof procedure]>
  }
}
