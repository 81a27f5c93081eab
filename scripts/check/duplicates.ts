// Watches for code written twice: runs of the same tokens in two places of the program.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { parser } from 'typescript-eslint'

export interface SourceFile {
  readonly path: string
  readonly text: string
}

export interface Clone {
  readonly tokens: number
  readonly lines: number
  readonly here: string
  readonly there: string
}

export interface DuplicateReport {
  /** Longest first. */
  readonly clones: readonly Clone[]
  /** Lines that stand in the later place of a clone, of all lines. */
  readonly share: number
}

interface Token {
  readonly value: string
  readonly line: number
}

/** Shorter runs are the idiom of the language rather than a copy. */
const WINDOW = 60

// The package types its parser only as far as eslint's own configuration needs it.
const { parseForESLint: parse } = parser as unknown as {
  readonly parseForESLint: (text: string, options: TSESLint.ParserOptions) => { readonly ast: TSESTree.Program }
}

function tokensOf(file: SourceFile): readonly Token[] {
  const { ast } = parse(file.text, {
    filePath: file.path,
    jsx: file.path.endsWith('x'),
    tokens: true,
    loc: true,
    range: true,
  })
  const imports = ast.body
    .filter((statement) => statement.type === 'ImportDeclaration' || statement.type === 'ExportAllDeclaration')
    .map((statement) => statement.range)
  return (ast.tokens ?? [])
    .filter(({ range: [start] }) => !imports.some(([from, to]) => start >= from && start < to))
    .map(({ value, loc }) => ({ value, line: loc.start.line }))
}

interface Place {
  readonly file: number
  readonly at: number
}

/** Finds runs of at least `WINDOW` equal tokens. Each token belongs to at most one reported clone. */
export function findDuplicates(files: readonly SourceFile[]): DuplicateReport {
  const tokens = files.map(tokensOf)
  const seen = new Map<string, Place>()
  const clones: Clone[] = []
  let copied = 0
  for (const [file, own] of tokens.entries()) {
    for (let at = 0; at + WINDOW <= own.length; at += 1) {
      const key = keyOf(own, at)
      const first = seen.get(key)
      if (!first || (first.file === file && at < first.at + WINDOW)) {
        if (!first) seen.set(key, { file, at })
        continue
      }
      const length = sharedLength(tokens[first.file] ?? [], first.at, { own, at })
      const lines = lineOf(own, at + length - 1) - lineOf(own, at) + 1
      clones.push({
        tokens: length,
        lines,
        here: `${files[file]?.path ?? ''}:${String(lineOf(own, at))}`,
        there: `${files[first.file]?.path ?? ''}:${String(lineOf(tokens[first.file] ?? [], first.at))}`,
      })
      copied += lines
      at += length - 1
    }
  }
  const all = files.reduce((sum, { text }) => sum + text.split('\n').length, 0)
  return { clones: clones.sort((a, b) => b.tokens - a.tokens), share: all === 0 ? 0 : copied / all }
}

function keyOf(tokens: readonly Token[], at: number): string {
  let key = ''
  for (let index = at; index < at + WINDOW; index += 1) key += `${tokens[index]?.value ?? ''}\u0000`
  return key
}

function sharedLength(
  there: readonly Token[],
  from: number,
  here: { readonly own: readonly Token[]; readonly at: number },
): number {
  let length = WINDOW
  while (
    here.at + length < here.own.length &&
    from + length < there.length &&
    here.own[here.at + length]?.value === there[from + length]?.value
  ) {
    length += 1
  }
  return length
}

function lineOf(tokens: readonly Token[], at: number): number {
  return tokens[at]?.line ?? 0
}
