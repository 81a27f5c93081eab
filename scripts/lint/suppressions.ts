// A rule may be switched off for a line, but never without saying why: `eslint-disable-next-line rule -- reason`.
// This is no lint rule, because a lint rule could be switched off by the very comment it looks for.

export interface Suppression {
  readonly line: number
  readonly kind: string
  readonly reason: string
}

const MARK =
  /(?:\/\/|\/\*+|<!--|^\s*\*)\s*(eslint-disable(?:-next-line|-line)?|@ts-expect-error|@ts-ignore|@ts-nocheck|prettier-ignore|style-disable)\b(.*)$/
const SHORTEST_REASON = 10

/** Every place in `source` where a rule is switched off, with the reason given beside it. */
export function suppressions(source: string): readonly Suppression[] {
  return source.split('\n').flatMap((text, index) => {
    const found = MARK.exec(text)
    if (!found) return []
    const [, kind = '', rest = ''] = found
    const said = rest.replace(/(?:\*\/|-->).*$/, '')
    const dashes = said.indexOf('--')
    const reason = dashes >= 0 ? said.slice(dashes + 2) : kind.startsWith('@ts') ? said.replace(/^[\s:-]+/, '') : ''
    return [{ line: index + 1, kind, reason: reason.trim() }]
  })
}

export function isExplained(suppression: Suppression): boolean {
  return suppression.reason.length >= SHORTEST_REASON
}
