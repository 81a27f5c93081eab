// Adds up what the test runners report: what passed, failed and was skipped, and what took longest. No I/O here.

export interface TestResult {
  readonly group: string
  readonly file: string
  readonly name: string
  readonly status: 'passed' | 'failed' | 'skipped'
  readonly ms: number
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly duration?: number | null
    }[]
  }[]
}

interface PlaywrightSuite {
  readonly title: string
  readonly file: string
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly {
    readonly title: string
    readonly tests: readonly {
      readonly projectName: string
      /** expected, unexpected, flaky or skipped */
      readonly status: string
      readonly results: readonly { readonly duration: number }[]
    }[]
  }[]
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[]
  readonly errors: readonly { readonly message?: string }[]
}

/** Tests that need the real data of REGULARS_TEST_DATA say so in their name. */
const ON_REAL_DATA = /\breal data\b/i

function statusOf(word: string): TestResult['status'] {
  if (word === 'passed' || word === 'expected') return 'passed'
  return word === 'pending' || word === 'skipped' || word === 'todo' || word === 'disabled' ? 'skipped' : 'failed'
}

/** A file that failed without a failing test (it did not load, it left something open) counts as one failed test. */
export function fromVitest(report: VitestReport, group: string, root: string): readonly TestResult[] {
  return report.testResults.flatMap((file) => {
    const path = relative(file.name, root)
    const tests = file.assertionResults.map((test): TestResult => ({
      group,
      file: path,
      name: test.fullName,
      status: statusOf(test.status),
      ms: test.duration ?? 0,
    }))
    const unexplained = file.status === 'failed' && !tests.some(({ status }) => status === 'failed')
    if (!unexplained) return tests
    const why = (file.message ?? '').split('\n')[0] ?? ''
    return [...tests, { group, file: path, name: `the file itself: ${why}`, status: 'failed' as const, ms: 0 }]
  })
}

/** A test that passed only when repeated counts as failed. */
export function fromPlaywright(report: PlaywrightReport): readonly TestResult[] {
  const own = report.suites.flatMap((suite) => ofSuite(suite, []))
  const errors = report.errors.map((error): TestResult => ({
    group: 'e2e',
    file: '',
    name: (error.message ?? 'an error outside any test').split('\n')[0] ?? '',
    status: 'failed',
    ms: 0,
  }))
  return [...own, ...errors]
}

function ofSuite(suite: PlaywrightSuite, above: readonly string[]): readonly TestResult[] {
  const titles = suite.title === suite.file ? above : [...above, suite.title]
  const specs = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test): TestResult => ({
      group: `e2e ${test.projectName}`,
      file: suite.file,
      name: [...titles, spec.title].join(' '),
      status: statusOf(test.status),
      ms: test.results.reduce((sum, { duration }) => sum + duration, 0),
    })),
  )
  return [...specs, ...(suite.suites ?? []).flatMap((inner) => ofSuite(inner, titles))]
}

function relative(path: string, root: string): string {
  const forward = path.replaceAll('\\', '/')
  const base = `${root.replaceAll('\\', '/')}/`
  return forward.startsWith(base) ? forward.slice(base.length) : forward
}

export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Skipped because REGULARS_TEST_DATA is not set; never a failure, not even in CI. */
  readonly withoutRealData: number
}

/** In CI nothing may be skipped: there a skipped test is a failed one. */
export function tally(results: readonly TestResult[], ci: boolean): Tally {
  const count = (status: TestResult['status']): number => results.filter((test) => test.status === status).length
  const withoutRealData = results.filter((test) => test.status === 'skipped' && ON_REAL_DATA.test(test.name)).length
  const skipped = count('skipped') - withoutRealData
  return {
    passed: count('passed'),
    failed: count('failed') + (ci ? skipped : 0),
    skipped: ci ? 0 : skipped,
    withoutRealData,
  }
}

/** The last line of a test run; machines read it. */
export function countingLine({ passed, failed, skipped, withoutRealData }: Tally, ci: boolean): string {
  const line = `${String(passed)} passed, ${String(failed)} failed`
  const unrun = skipped + withoutRealData
  return ci || unrun === 0 ? line : `${line}, ${String(unrun)} skipped`
}

export function slowest(results: readonly TestResult[], count: number): readonly TestResult[] {
  return [...results].sort((a, b) => b.ms - a.ms).slice(0, count)
}

/** Tests run and seconds spent in them, group by group. */
export function byGroup(
  results: readonly TestResult[],
): readonly { readonly group: string; readonly run: number; readonly seconds: number }[] {
  return [...Map.groupBy(results, ({ group }) => group)].map(([group, tests]) => ({
    group,
    run: tests.filter(({ status }) => status !== 'skipped').length,
    seconds: tests.reduce((sum, { ms }) => sum + ms, 0) / 1000,
  }))
}
