// docs/quality.md, written by the run: every suite with its figure and what it missed, and what damaged files came to.
import type { SuiteResult } from '../conformance/suite.ts'
import type { LinkageResult } from './duplicates.ts'
import type { FuzzResult } from '../support/fuzz-run.ts'

export interface Quality {
  /** `YYYY-MM-DD`. */
  readonly takenAt: string
  /** The files of others were there. */
  readonly data: boolean
  readonly results: readonly { readonly source: string; readonly result: SuiteResult }[]
  readonly linked: readonly LinkageResult[]
  readonly damaged: readonly { readonly name: string; readonly result: FuzzResult }[]
  readonly seed: number
}

export function qualityPage({ takenAt, data, results, linked, damaged, seed }: Quality): string {
  const missed = results.flatMap(({ result }) => result.missed.map((one) => ({ suite: result.suite, ...one })))
  return `# Quality

Written by \`npm run bench -- --quality\` on ${takenAt}. \`npm test\` runs the same suites, and fails when one reaches less than before.${data ? '' : ' `REGULARS_TEST_DATA` named no folder: the files of others were not read.'}

## How files are read

Each case is one fact: a field of somebody in a file, a table, an address, a number. What is expected was read off the files by hand, by the standards first and then by what the programs mean that wrote them.

${table(
  ['', 'read by', 'right', 'of'],
  results.map(({ source, result }) => [result.suite, source, count(result.passed), count(result.cases)]),
)}

## Missed

${missed.length === 0 ? 'None in this run.' : missed.map((one) => `- ${one.suite}: ${plain(one.case)}: ${plain(one.why)}`).join('\n')}

## Who stands twice

Pairs of records that are one person, told at the threshold and with everything as it is by default. Files are brought in through the importer and looked through by the program; columns that tell the truth stay out. The weights are learned from each book itself. Made-up shops have families, twins, children named after parents and moved houses; where little is known of people, nobody could tell all of them.

${table(
  ['', 'of it', 'people', 'pairs', 'told', 'precision', 'recall', 'F1'],
  linked.map((one) => [
    one.name,
    one.note,
    count(one.people),
    count(one.wanted),
    count(one.told),
    one.precision.toFixed(3),
    one.recall.toFixed(3),
    one.wanted === 0 ? '' : one.f1.toFixed(3),
  ]),
)}

## Damaged files

Sound files, damaged in one to four ways (bytes flipped, cut off, doubled, spliced; fields and nestings without end; encodings mixed; lengths that lie), each looked at and planned as the import does. All were read or refused by a code. \`npm run proof\` tries 100,000 of each; here, with seed ${String(seed)}:

${table(
  ['', 'tried', 'refused', 'slowest (ms)', 'most memory of the process (MB)'],
  damaged.map(({ name, result }) => [
    name,
    count(result.tried),
    count(result.refused),
    result.slowestMs.toFixed(0),
    result.peakMb.toFixed(0),
  ]),
)}
`
}

const count = (value: number) => value.toLocaleString('en')

/** Within one line of Markdown. */
const plain = (text: string) => text.replace(/\s+/g, ' ').replace(/[|<*_`]/g, '\\$&')

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const ruler = head.map((_, at) => (at < 1 || head[at] === 'read by' || head[at] === 'of it' ? '---' : '---:'))
  return [head, ruler, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
