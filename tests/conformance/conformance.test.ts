// Every suite prints its figure and each case it missed, and none may fall below what it reached before.
import { expect, test } from 'vitest'
import { resultOf, told } from './suite.ts'
import { SUITES } from './suites.ts'

const DATA = process.env['REGULARS_TEST_DATA'] ?? ''

for (const suite of SUITES) {
  const run = DATA === '' && suite.own !== true ? test.skip : test
  const name = suite.own === true ? suite.name : `real data: ${suite.name}`
  run(`${name} is read as its programs mean it`, { timeout: 300_000 }, async () => {
    const result = await resultOf(suite, DATA)
    console.info(told(result))
    expect(result.passed, told(result)).toBeGreaterThanOrEqual(suite.atLeast)
  })
}
