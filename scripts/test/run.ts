// `npm test`: builds the program, then runs the tests against it: vitest on real books, hosts, sockets and mail servers, then the
// end-to-end suite in a real browser and a real Electron. What a machine lacks is skipped, named and counted; in CI
// nothing may be skipped. The last line of all is the count.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { binOf, ROOT, runNode } from '../run-node.ts'
import { chromiumForTests, displayForTests, electronForTests, postfixForTests, versionOf } from './machine.ts'
import { byGroup, countingLine, fromPlaywright, fromVitest, slowest, tally, type TestResult } from './tally.ts'

const REPORTS = join(ROOT, 'test-results', 'reports')
const PLAYWRIGHT = binOf('@playwright/test', 'playwright')
const CI = process.env['CI'] === 'true'

const { values: options } = parseArgs({
  options: {
    /** Run these groups only: unit, hosts, servers, chromium, electron; proof, chromium-long, electron-long. */
    only: { type: 'string', multiple: true },
    /** The program is built already. */
    built: { type: 'boolean', default: false },
  },
})

function say(line: string): void {
  if (line !== '') console.log(`test: ${line}`)
}

/** They run for an hour: only when they are asked for. */
const LONG: readonly string[] = ['proof', 'chromium-long', 'electron-long']

function wanted(group: string): boolean {
  return options.only === undefined ? !LONG.includes(group) : options.only.includes(group)
}

function failure(group: string, name: string): TestResult {
  return { group, file: '', name, status: 'failed', ms: 0 }
}

/** Reads a report; a runner that ended badly without naming a failed test counts as one failed test. */
function results<R>(group: string, code: number, read: (report: R) => readonly TestResult[]): readonly TestResult[] {
  const file = join(REPORTS, `${group}.json`)
  const found = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8')) as R) : []
  const explained = found.some(({ status }) => status === 'failed')
  return code === 0 || explained ? found : [...found, failure(group, `the test runner ended with code ${String(code)}`)]
}

async function vitest(group: 'unit' | 'hosts' | 'servers' | 'proof'): Promise<readonly TestResult[]> {
  const { code } = await runNode(binOf('vitest'), [
    'run',
    `--project=${group}`,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(REPORTS, `${group}.json`)}`,
  ])
  return results(group, code, (report: Parameters<typeof fromVitest>[0]) => fromVitest(report, group, ROOT))
}

/** Its tests of paper press with a browser of this machine. */
async function hosts(): Promise<readonly TestResult[]> {
  if ((await chromiumForTests(say)) === null) say('no Chromium, Chrome or Edge is installed: no PDF can be tried')
  return vitest('hosts')
}

/** Without a Postfix its tests skip themselves, and are counted. */
async function servers(): Promise<readonly TestResult[]> {
  if (!(await postfixForTests(say))) say('no Postfix can be started: its tests are skipped')
  return vitest('servers')
}

type Project = 'chromium' | 'chromium-long' | 'electron' | 'electron-long'

async function playwright(project: Project, env: Readonly<Record<string, string>>): Promise<readonly TestResult[]> {
  const { code } = await runNode(
    PLAYWRIGHT,
    ['test', `--project=${project}`, '--reporter=list,json', '--pass-with-no-tests'],
    { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: join(REPORTS, `${project}.json`) } },
  )
  return results(project, code, fromPlaywright)
}

/** The tests of a project that cannot run here, each as a skipped one. */
async function skipped(project: Project, lacking: string): Promise<readonly TestResult[]> {
  say(`${lacking}: the end-to-end tests in ${project} are skipped`)
  const args = ['test', `--project=${project}`, '--list', '--reporter=json', '--pass-with-no-tests']
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: join(REPORTS, `${project}.json`) }
  const { code } = await runNode(PLAYWRIGHT, args, { env, quiet: true })
  return results(project, code, fromPlaywright).map((test) => ({ ...test, status: 'skipped' as const }))
}

async function inChromium(project: 'chromium' | 'chromium-long'): Promise<readonly TestResult[]> {
  const program = await chromiumForTests(say)
  if (program === null) return skipped(project, 'no Chromium, Chrome or Edge is installed')
  say(`browser: ${versionOf(program) || program}`)
  if (project === 'chromium-long' && !(await postfixForTests(say)))
    say('no Postfix can be started: what needs one fails')
  return playwright(project, { REGULARS_CHROMIUM: program })
}

async function inElectron(project: 'electron' | 'electron-long'): Promise<readonly TestResult[]> {
  const program = await electronForTests(say)
  if (program === null) return skipped(project, 'no Electron can be had')
  const display = await displayForTests(say)
  if (display === null) return skipped(project, 'there is no display for Electron')
  say(`Electron: ${program}`)
  try {
    return await playwright(project, { ...display.env, REGULARS_ELECTRON: program })
  } finally {
    display.close()
  }
}

async function build(): Promise<readonly TestResult[]> {
  if (options.built) return []
  const { code, seconds } = await runNode(join(ROOT, 'scripts', 'build.mjs'), [])
  say(`built in ${seconds.toFixed(1)} s`)
  return code === 0 ? [] : [failure('build', 'the program could not be built')]
}

function report(all: readonly TestResult[], seconds: number): void {
  console.log('\nThe ten slowest tests:')
  for (const { ms, group, file, name } of slowest(all, 10)) {
    console.log(`  ${(ms / 1000).toFixed(1).padStart(6)} s  ${group}: ${file}: ${name}`)
  }
  for (const { group, run, seconds: spent } of byGroup(all)) {
    console.log(`${group}: ${String(run)} tests, ${spent.toFixed(1)} s`)
  }
  for (const { group, file, name } of all.filter(({ status }) => status === 'failed')) {
    console.log(`FAILED  ${group}: ${file}: ${name}`)
  }
  const unrun = all.filter(({ status }) => status === 'skipped')
  for (const [group, tests] of Map.groupBy(unrun, ({ group }) => group)) {
    const names = tests.length > 10 ? '' : `: ${tests.map(({ name }) => name).join('; ')}`
    console.log(`skipped in ${group}: ${String(tests.length)}${names}`)
  }
  const sum = tally(all, CI)
  if (sum.withoutRealData > 0) {
    console.log(`not run, because REGULARS_TEST_DATA is not set: ${String(sum.withoutRealData)} tests on real data`)
  }
  if (CI && unrun.length > sum.withoutRealData) console.log('In CI a skipped test counts as failed.')
  console.log(`${seconds.toFixed(0)} s in all`)
  console.log(countingLine(sum, CI))
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0
}

const started = performance.now()
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })
say(`Node ${process.versions.node} on ${process.platform} ${process.arch}`)
const all: TestResult[] = [...(await build())]
// Without a program there is nothing to try in a browser, but the other tests still tell something.
const builtWell = all.length === 0
if (wanted('unit')) all.push(...(await vitest('unit')))
if (wanted('hosts')) all.push(...(await hosts()))
if (wanted('servers')) all.push(...(await servers()))
if (wanted('proof')) all.push(...(await vitest('proof')))
for (const project of ['chromium', 'chromium-long'] as const) {
  if (wanted(project) && builtWell) all.push(...(await inChromium(project)))
}
for (const project of ['electron', 'electron-long'] as const) {
  if (wanted(project) && builtWell) all.push(...(await inElectron(project)))
}
report(all, (performance.now() - started) / 1000)
