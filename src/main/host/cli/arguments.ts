// What the command line was asked to do. Passwords are no argument: the arguments of a process are there for everybody.
import { parseArgs } from 'node:util'

export type Asked =
  | { readonly do: 'list' }
  | {
      readonly do: 'call'
      readonly book: string
      readonly user: string | undefined
      readonly out: string
      readonly procedure: string
      /** JSON text. */
      readonly input: string
    }
  | { readonly do: 'explain' }

export function askedFor(args: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        list: { type: 'boolean', default: false },
        book: { type: 'string' },
        user: { type: 'string' },
        out: { type: 'string', default: '.' },
      },
    })
    const [procedure, input = '{}', ...rest] = positionals
    if (values.list) return { do: 'list' }
    if (values.book === undefined || procedure === undefined || rest.length > 0) return { do: 'explain' }
    return { do: 'call', book: values.book, user: values.user, out: values.out, procedure, input }
  } catch {
    return { do: 'explain' } // an option nobody knows
  }
}
