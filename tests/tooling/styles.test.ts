// The check of style sheets bites on physical sides and painted colours.
import { describe, expect, it } from 'vitest'
import { styleMistakes } from '../../scripts/lint/styles.ts'

function rules(css: string, paints = false): readonly string[] {
  return styleMistakes(css, paints).map((mistake) => `${String(mistake.line)} ${mistake.rule}`)
}

describe('a style sheet', () => {
  it.each([
    '.a { margin-left: 4px }',
    '.a {\n  left: 0;\n}',
    '.a { border-top-left-radius: 4px }',
    '.a { text-align: right }',
    '.a { float: left }',
  ])('may not use physical sides: %s', (css) => {
    expect(rules(css)).toHaveLength(1)
    expect(rules(css)[0]).toMatch(/physical$/)
  })

  it.each(['.a { color: #fff }', '.a { background: rgb(0 0 0 / 10%) }', '.a { color: white }'])(
    'may not name colours outside the theme: %s',
    (css) => {
      expect(rules(css)).toEqual(['1 colour'])
      expect(rules(css, true)).toEqual([])
    },
  )

  it('may use logical sides, tokens and comments about left and right', () => {
    const css = `/* right: the pane */
.left-pane { margin-inline-start: 4px; inset-inline-end: 0; text-align: start; color: var(--ink) }
.a { background: transparent; outline-color: CanvasText }`
    expect(rules(css)).toEqual([])
  })

  it('may break a rule only with a reason', () => {
    expect(rules('.a { left: 0 } /* style-disable -- follows the pointer, not the text */')).toEqual([])
    expect(rules('.a { left: 0 } /* style-disable */')).toEqual(['1 reason'])
  })
})
