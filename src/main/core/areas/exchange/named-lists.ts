// Several names in one cell, such as tags: parted by signs, or each between quotation marks where it holds such a sign itself.
// Pure.

const BETWEEN = / ::: |[;,\n|]/
const QUOTED = /(^|[;,\n|]|:::)\s*"((?:[^"]|"")*)"\s*(?=$|[;,\n|]| :::)/g

/** Those between quotation marks come last. */
export function namesIn(cell: string): readonly string[] {
  const quoted: string[] = []
  const rest = cell.includes('"')
    ? cell.replace(QUOTED, (_, before: string, name: string) => {
        quoted.push(name.replaceAll('""', '"'))
        return before
      })
    : cell
  return [...rest.split(BETWEEN), ...quoted].map((name) => name.trim()).filter((name) => name !== '')
}
