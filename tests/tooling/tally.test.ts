// The counts that machines read are right, also when a runner breaks or a machine lacks something.
import { describe, expect, it } from 'vitest'
import { countingLine, fromPlaywright, fromVitest, slowest, tally, type TestResult } from '../../scripts/test/tally.ts'

function test(status: TestResult['status'], name = 'a test', ms = 1): TestResult {
  return { group: 'unit', file: 'a.test.ts', name, status, ms }
}

describe('counting tests', () => {
  it('counts what passed, failed and was skipped', () => {
    const sum = tally([test('passed'), test('passed'), test('failed'), test('skipped')], false)
    expect(countingLine(sum, false)).toBe('2 passed, 1 failed, 1 skipped')
  })

  it('counts a skipped test as failed in CI', () => {
    const sum = tally([test('passed'), test('skipped')], true)
    expect(countingLine(sum, true)).toBe('1 passed, 1 failed')
  })

  it('forgives tests on real data where there is none, also in CI', () => {
    const all = [test('passed'), test('skipped', 'imports the real data of a shop')]
    expect(tally(all, true)).toEqual({ passed: 1, failed: 0, skipped: 0, withoutRealData: 1 })
    expect(countingLine(tally(all, true), true)).toBe('1 passed, 0 failed')
    expect(countingLine(tally(all, false), false)).toBe('1 passed, 0 failed, 1 skipped')
  })

  it('names the slowest first', () => {
    expect(
      slowest([test('passed', 'b', 2), test('passed', 'c', 3), test('passed', 'a', 1)], 2).map((t) => t.name),
    ).toEqual(['c', 'b'])
  })
})

describe('reading the report of vitest', () => {
  const file = (status: string, tests: readonly string[], message = ''): Parameters<typeof fromVitest>[0] => ({
    testResults: [
      {
        name: '/project/tests/a.test.ts',
        status,
        message,
        assertionResults: tests.map((state) => ({ fullName: state, status: state, duration: 5 })),
      },
    ],
  })

  it('takes paths from the project and pending as skipped', () => {
    const found = fromVitest(file('passed', ['passed', 'pending', 'todo']), 'unit', '/project')
    expect(found.map(({ status }) => status)).toEqual(['passed', 'skipped', 'skipped'])
    expect(found[0]).toMatchObject({ file: 'tests/a.test.ts', ms: 5 })
  })

  it('counts a file that failed without a failed test', () => {
    const found = fromVitest(file('failed', ['passed'], 'left behind by this file: Worker\n at'), 'unit', '/project')
    expect(found.at(-1)).toMatchObject({ status: 'failed', name: 'the file itself: left behind by this file: Worker' })
    expect(fromVitest(file('failed', ['failed']), 'unit', '/project')).toHaveLength(1)
  })
})

describe('reading the report of Playwright', () => {
  const spec = (status: string, projectName = 'chromium') => ({
    title: `it is ${status}`,
    tests: [{ projectName, status, results: [{ duration: 20 }, { duration: 30 }] }],
  })

  it('joins the titles, counts a flaky test and an error outside any test as failed', () => {
    const found = fromPlaywright({
      suites: [
        {
          title: 'a.spec.ts',
          file: 'a.spec.ts',
          specs: [spec('expected')],
          suites: [{ title: 'by keyboard', file: 'a.spec.ts', specs: [spec('flaky'), spec('skipped', 'electron')] }],
        },
      ],
      errors: [{ message: 'No tests found\n at' }],
    })
    expect(found.map(({ group, name, status }) => [group, name, status])).toEqual([
      ['e2e chromium', 'it is expected', 'passed'],
      ['e2e chromium', 'by keyboard it is flaky', 'failed'],
      ['e2e electron', 'by keyboard it is skipped', 'skipped'],
      ['e2e', 'No tests found', 'failed'],
    ])
    expect(found[0]?.ms).toBe(50)
  })
})
