// Switched-off rules are found and must say why.
import { describe, expect, it } from 'vitest'
import { isExplained, suppressions } from '../../scripts/lint/suppressions.ts'

describe('a suppression', () => {
  it.each([
    '// eslint-disable-next-line eqeqeq',
    '/* eslint-disable */',
    'a() // eslint-disable-line eqeqeq -- ok',
    '  // @ts-expect-error',
    '{/* prettier-ignore */}',
    '.a { left: 0 } /* style-disable */',
  ])('without a reason is found: %s', (code) => {
    expect(suppressions(code).map(isExplained)).toEqual([false])
  })

  it.each([
    '// eslint-disable-next-line eqeqeq -- the driver answers null or undefined',
    '/* eslint-disable no-console -- the command line speaks through it */',
    '// @ts-expect-error a procedure without its handler must not compile',
    '.a { left: 0 } /* style-disable -- follows the pointer, not the text */',
  ])('with a reason is accepted: %s', (code) => {
    expect(suppressions(code).map(isExplained)).toEqual([true])
  })

  it('is told from words about it', () => {
    expect(suppressions("// what eslint-disable does\nconst rule = 'eslint-disable-next-line'")).toEqual([])
  })
})
