// npm run bench [-- --json] [--people N]: measures the built program on a large book and writes docs/performance.md.
import { SAMPLE_OWNER } from '../../src/shared/domain/sample-password.ts'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release, tmpdir, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { createLocalClient } from '../../src/main/core/rpc/local-client.ts'
import { createRpcHandler } from '../../src/main/core/rpc/router.ts'
import { browserPlaces } from '../../src/main/host/find-browser.ts'
import { thisPlace } from '../../src/main/host/folders.ts'
import { createOutside } from '../../src/main/host/outside.ts'
import { contract } from '../../src/shared/contract/index.ts'
import { ROOT } from '../support/e2e-process.ts'
import { busyCounter } from './busy-counter.ts'
import { contactsJobs } from './contacts-jobs.ts'
import { duplicatesFigures } from './duplicates-figures.ts'
import { coreFigures } from './core-figures.ts'
import { freezingFigures } from './freezing-figures.ts'
import { importFigures } from './import-figures.ts'
import { accessTo, BENCH_PASSWORD, bookFolder, coreOf, makeLargeBook, type BenchPlace } from './large-book.ts'
import { openPlainCopy } from './plain-copy.ts'
import { qualityJobs } from './quality-jobs.ts'
import { performancePage, type BenchResult, type NextSteps } from './report.ts'
import { reportsFigures } from './reports-figures.ts'
import { segmentFigures } from './segment-figures.ts'
import { sendingFigures } from './sending-figures.ts'
import { socketFigures } from './socket-figures.ts'
import { createSqlRecorder } from './sql-recorder.ts'
import { searchJobs } from './search-jobs.ts'
import { valueFigures } from './value-figures.ts'
import { visitsJobs } from './visits-jobs.ts'
import { windowFigures } from './window-figures.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, people: { type: 'string', default: '100000' } },
})
const say = (line: string): void => void process.stderr.write(`${line}\n`)

const recorder = createSqlRecorder()
const place: BenchPlace = {
  root: join(tmpdir(), 'regulars-bench'),
  outside: createOutside(() => {}),
  worker: pathToFileURL(join(ROOT, 'out', 'main', 'worker.js')),
}
const people = Number(values.people)
/** Messages of the mailing that is measured. */
const SENT = 5_000

say(`Writing a book of ${String(people)} people ...`)
const seconds = await makeLargeBook(place, people)
const plain = openPlainCopy({ ...(await accessTo(place)), to: join(place.root, 'plain.db') })

say('Measuring the core ...')
const core = coreOf(place)
const handler = createRpcHandler(contract, place.outside.log)
const asking = createLocalClient({ handler, connection: core.connect({ label: 'asking' }), log: place.outside.log })
await asking.api.book.open({ user: SAMPLE_OWNER, password: BENCH_PASSWORD })
const { count: visits } = await asking.api.visits.list({ limit: 1 })
// Whoever is served is judged by what was learned of all.
await asking.api.value.recompute({})
const all = [
  ...(await contactsJobs(asking.api)),
  ...(await searchJobs(asking.api)),
  ...(await visitsJobs(asking.api)),
  ...(await qualityJobs(asking.api)),
]
const jobs = [...all.filter(({ writes }) => writes), ...all.filter(({ writes }) => !writes)]
const connection = core.connect({ label: 'measured' })
await connection.call(['book', 'open'], { user: SAMPLE_OWNER, password: BENCH_PASSWORD }, new AbortController().signal)
const figures = coreFigures(jobs, { connection, plain, recorder })
plain.close()
connection.close()

say('Measuring the counter beside an import ...')
const { figures: busy, lookSeconds, recomputeSeconds } = await busyCounter(asking.api)
say('Asking for reports ...')
const reports = [...(await reportsFigures(asking.api)), ...(await valueFigures(asking.api))]
say('Counting segments ...')
const segments = await segmentFigures(asking.api)
say('Freezing recipients ...')
const freezing = await freezingFigures(asking.api, place.outside.clock.now())
say('Asking about duplicates ...')
const duplicates = await duplicatesFigures(asking.api)
asking.close()
await core.close({ backup: false })

say('Sending mail ...')
const sending = await sendingFigures(place, SENT)

say('Bringing in files ...')
const imports = await importFigures({ place, recorder }, process.env['REGULARS_TEST_DATA'] ?? '')

say('Measuring the WebSocket ...')
const socket = await socketFigures(bookFolder(place))

const browser = browserPlaces(thisPlace()).find(existsSync) ?? null
if (browser === null) say('No browser is installed: what a person waits for is not measured.')
else say('Measuring the window ...')
const window = browser === null ? null : await windowFigures(bookFolder(place), browser)

const result: BenchResult = {
  takenAt: new Date(place.outside.clock.now()).toISOString().slice(0, 10),
  machine: {
    processor: cpus()[0]?.model.trim() ?? '',
    cores: cpus().length,
    memoryGb: totalmem() / 2 ** 30,
    system: `${type()} ${release()}`,
    node: process.versions.node,
  },
  people,
  visits,
  seconds,
  core: figures,
  imports,
  busy: [...busy, freezing.counter],
  freezing,
  lookSeconds,
  recomputeSeconds,
  reports,
  segments,
  duplicates,
  sending,
  socket,
  window,
}
const steps = JSON.parse(readFileSync(join(ROOT, 'tests', 'bench', 'next-steps.json'), 'utf8')) as NextSteps
writeFileSync(join(ROOT, 'docs', 'performance.md'), performancePage(result, steps))
if (values.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
else process.stdout.write(readFileSync(join(ROOT, 'docs', 'performance.md'), 'utf8'))
process.exit(0)
