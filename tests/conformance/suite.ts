// Conformance suites: many small cases over files of others, each passed or missed with the reason, and one figure for all.
import { isDeepStrictEqual, inspect } from 'node:util'

export interface Case {
  readonly name: string
  /** Null when it holds; else what is wrong. */
  readonly why: string | null
}

export interface SuiteResult {
  readonly suite: string
  readonly cases: number
  readonly passed: number
  readonly missed: readonly { readonly case: string; readonly why: string }[]
}

export interface Suite {
  readonly name: string
  /** What of the outside it is judged by, in few words. */
  readonly source: string
  /** So many passed when it was last looked at: never fewer. */
  readonly atLeast: number
  /** Needs no files of others: it brings its own. */
  readonly own?: boolean
  /** @param data folder with the files of others */
  run(data: string): Promise<readonly Case[]>
}

export async function resultOf(suite: Suite, data: string): Promise<SuiteResult> {
  const cases = await suite.run(data)
  const missed = cases.flatMap(({ name, why }) => (why === null ? [] : [{ case: name, why }]))
  return { suite: suite.name, cases: cases.length, passed: cases.length - missed.length, missed }
}

/** A case that holds when the two are equal. */
export function equal(name: string, found: unknown, expected: unknown): Case {
  const why = isDeepStrictEqual(found, expected) ? null : `${shown(found)} instead of ${shown(expected)}`
  return { name, why }
}

const shown = (value: unknown) => inspect(value, { depth: 6, breakLength: Number.POSITIVE_INFINITY }).slice(0, 400)

/** The figure of a suite and every case that it missed, a line each. */
export function told({ suite, cases, passed, missed }: SuiteResult): string {
  const lines = missed.map(({ case: name, why }) => `  missed: ${name}: ${why}`)
  return [`${suite}: ${String(passed)} of ${String(cases)}`, ...lines].join('\n')
}
