// Parts of a library that the program never comes to, but that its bundle would carry: what mjml has for shrinking, beautifying and
// inlining brings a whole compiler along.

interface BundlePlugin {
  readonly name: string
  readonly enforce: 'pre'
  resolveId(source: string): string | null
  load(id: string): string | null
}

const EMPTY = '\0left-out'

/** Modules of these names, whoever asks for them, are empty; using one fails. */
export function leaveOut(names: readonly string[]): BundlePlugin {
  const left = new Set(names)
  return {
    name: 'left-out',
    enforce: 'pre',
    resolveId: (source) => (left.has(source) ? EMPTY : null),
    load: (id) => (id === EMPTY ? 'export default {}' : null),
  }
}
