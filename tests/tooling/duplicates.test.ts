// Code written twice is found, in one file or in two, and ordinary likeness is not.
import { describe, expect, it } from 'vitest'
import { findDuplicates } from '../../scripts/check/duplicates.ts'

function totals(names: readonly string[]): string {
  return names
    .map(
      (name) => `  const ${name} = rows.filter((row) => row.kind === '${name}').map((row) => row.amount * row.count)
  const sumOf${name} = ${name}.reduce((sum, amount) => sum + amount, 0)
  if (sumOf${name} < 0) throw new Error('a sum below zero')`,
    )
    .join('\n')
}

describe('code written twice', () => {
  const copied = totals(['sales', 'points', 'gifts'])

  it('is found in two files, with where it stands', () => {
    const { clones, share } = findDuplicates([
      { path: 'a.ts', text: `import x from 'y'\nexport function a() {\n${copied}\n}\n` },
      { path: 'b.ts', text: `export const before = 1\n\nexport function b() {\n${copied}\n}\n` },
    ])
    expect(clones).toHaveLength(1)
    expect(clones[0]).toMatchObject({ here: 'b.ts:3', there: 'a.ts:2', lines: expect.any(Number) as number })
    expect(share).toBeGreaterThan(0.3)
  })

  it('is found within one file', () => {
    const text = `function a() {\n${copied}\n}\nfunction b() {\n${copied}\n}\n`
    expect(findDuplicates([{ path: 'a.tsx', text }]).clones).toHaveLength(1)
  })

  it('is not the same shape with other names', () => {
    const { clones } = findDuplicates([
      { path: 'a.ts', text: totals(['sales', 'points']) },
      { path: 'b.ts', text: totals(['visits', 'orders']) },
    ])
    expect(clones).toEqual([])
  })
})
