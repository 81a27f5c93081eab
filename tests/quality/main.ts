// npm run bench -- --quality: runs the conformance suites and a share of the fuzz, and writes docs/quality.md.
import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createReadDb } from '../../src/main/core/database/bind.ts'
import { resultOf, told, type SuiteResult } from '../conformance/suite.ts'
import { SUITES } from '../conformance/suites.ts'
import { openTestBook } from '../support/book.ts'
import { ROOT } from '../support/e2e-process.ts'
import { fuzzedReaders } from '../support/fuzz-readers.ts'
import { fuzz, fuzzTold, type FuzzResult } from '../support/fuzz-run.ts'
import { linkageResults, type LinkageResult } from './duplicates.ts'
import { qualityPage } from './page.ts'

const { values } = parseArgs({
  options: { quality: { type: 'boolean', default: true }, times: { type: 'string', default: '2000' } },
})
const say = (line: string): void => void process.stderr.write(`${line}\n`)

const data = process.env['REGULARS_TEST_DATA'] ?? ''
if (data === '') say('REGULARS_TEST_DATA is not set: the files of others are passed over.')
const results: { readonly source: string; readonly result: SuiteResult }[] = []
for (const suite of SUITES.filter(({ own }) => own === true || data !== '')) {
  const result = await resultOf(suite, data)
  say(told(result))
  results.push({ source: suite.source, result })
}

const linked: LinkageResult[] = []
for await (const one of linkageResults(data)) {
  say(`${one.name} (${one.note}): F1 ${one.f1.toFixed(3)}`)
  linked.push(one)
}

const seed = randomInt(2 ** 31)
const { book, dispose } = await openTestBook()
const damaged: { readonly name: string; readonly result: FuzzResult }[] = []
for (const reader of await fuzzedReaders(createReadDb(book.reader))) {
  const result = await fuzz(reader, { seed, most: Number(values.times) })
  say(fuzzTold(reader.name, result))
  damaged.push({ name: reader.name, result })
}
dispose()

const takenAt = new Date().toISOString().slice(0, 10)
writeFileSync(
  join(ROOT, 'docs', 'quality.md'),
  qualityPage({ takenAt, data: data !== '', results, linked, damaged, seed }),
)
