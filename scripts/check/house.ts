// The house's own checks beyond the linter: style sheets, SQL files, reasons for suppressions, code written twice.
// Each answers with its complaints and one line of what it counted.
import { hasForbiddenUpsert } from '../lint/upsert.ts'
import { styleMistakes } from '../lint/styles.ts'
import { isExplained, suppressions } from '../lint/suppressions.ts'
import { findDuplicates } from './duplicates.ts'
import { sources } from './sources.ts'

interface Verdict {
  readonly complaints: readonly string[]
  readonly counted: string
}

const THEME = /^src\/renderer\/app\/theme/
/** Longer copies fail the check; shorter ones are only counted. */
const LONGEST_COPY = 120

function checkStyles(): Verdict {
  const sheets = sources(/^src\/.*\.css$/)
  const complaints = sheets.flatMap(({ path, text }) =>
    styleMistakes(text, THEME.test(path)).map(
      (mistake) => `${path}:${String(mistake.line)} ${mistake.rule}: ${mistake.text}`,
    ),
  )
  return { complaints, counted: `${String(sheets.length)} style sheets` }
}

function checkSql(): Verdict {
  const files = sources(/^src\/.*\.sql$/)
  const complaints = files
    .filter(({ text }) => hasForbiddenUpsert(text.replaceAll(/--.*$/gm, '')))
    .map(({ path }) => `${path}: OR REPLACE and OR IGNORE go around the journal`)
  return { complaints, counted: `${String(files.length)} SQL files` }
}

function checkSuppressions(): Verdict {
  const found = sources(/^(src|tests|scripts)\/.*\.(tsx?|mjs|css)$|^[^/]+\.(ts|mjs)$/)
    .filter(({ path }) => !path.startsWith('tests/tooling/'))
    .flatMap(({ path, text }) => suppressions(text).map((one) => ({ path, ...one })))
  const kinds = Map.groupBy(found, ({ kind }) => kind)
  const each = [...kinds].map(([kind, all]) => `${String(all.length)} ${kind}`).join(', ')
  return {
    complaints: found
      .filter((one) => !isExplained(one))
      .map(({ path, line, kind }) => `${path}:${String(line)} ${kind} without a reason (-- why)`),
    counted: `${String(found.length)} suppressions${each ? ` (${each})` : ''}`,
  }
}

function checkDuplicates(): Verdict {
  const { clones, share } = findDuplicates(sources(/^(src|scripts)\/(?!shared\/words\/).*\.tsx?$/))
  return {
    complaints: clones
      .filter(({ tokens }) => tokens >= LONGEST_COPY)
      .map(
        ({ here, there, tokens, lines }) =>
          `${here} repeats ${there} (${String(lines)} lines, ${String(tokens)} tokens)`,
      ),
    counted: `${(share * 100).toFixed(1)} % of the lines written twice, in ${String(clones.length)} places`,
  }
}

let failed = false
for (const verdict of [checkStyles(), checkSql(), checkSuppressions(), checkDuplicates()]) {
  console.log(verdict.counted)
  for (const complaint of verdict.complaints) console.log(`  ${complaint}`)
  failed ||= verdict.complaints.length > 0
}
process.exitCode = failed ? 1 : 0
