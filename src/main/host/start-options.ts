// The options with which a window host is started; the same for both hosts, so that `npm start` hands them through.
import { parseArgs } from 'node:util'

export interface StartOptions {
  /** The folder of the book; undefined for the usual one. */
  readonly data: string | undefined
  /** False: open no window, print one JSON line with the link. */
  readonly open: boolean
  /** The sample shop in a temporary book. */
  readonly demo: boolean
}

/** Throws a TypeError that names the option it does not know; not strict, it passes over what belongs to others. */
export function startOptions(args: readonly string[], { strict = true } = {}): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      demo: { type: 'boolean', default: false },
    },
    strict,
    allowPositionals: !strict,
  })
  const { data } = values
  return {
    data: typeof data === 'string' ? data : undefined,
    open: values['no-open'] !== true,
    demo: values.demo === true,
  }
}
