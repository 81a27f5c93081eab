// Which rows of a long list are asked for, and what stays on the screen meanwhile.
import { describe, expect, it } from 'vitest'
import { pagesFor, showArrived } from '../../../src/renderer/areas/contacts/list/pages.ts'

describe('the pages of a list', () => {
  it('are those with rows in sight', () => {
    expect(pagesFor({ first: 0, last: 20 })).toEqual([0])
    expect(pagesFor({ first: 95, last: 120 })).toEqual([0, 1])
    expect(pagesFor({ first: 99_980, last: 99_999 })).toEqual([999])
  })

  it('are few, however far a fast scroll reaches', () => {
    expect(pagesFor({ first: 0, last: 99_999 })).toHaveLength(4)
  })
})

describe('what is shown while answers arrive', () => {
  const first = { page: 0, total: 250, rows: ['a', 'b'] }
  const second = { page: 1, total: 250, rows: ['c'] }

  it('is what was there until the first answer of another filter is here', () => {
    const before = showArrived(null, 'all', [first])
    expect(showArrived(before, 'ro', [])).toBe(before)
    expect(showArrived(before, 'ro', [{ page: 0, total: 1, rows: ['b'] }])).toEqual({
      key: 'ro',
      total: 1,
      pages: new Map([[0, ['b']]]),
    })
  })

  it('gains pages of the same filter and loses none', () => {
    const before = showArrived(null, 'all', [first])
    expect(showArrived(before, 'all', [second])?.pages).toEqual(
      new Map([
        [0, ['a', 'b']],
        [1, ['c']],
      ]),
    )
  })

  it('is the very same thing when nothing is new, so that nothing is drawn again', () => {
    const before = showArrived(null, 'all', [first])
    expect(showArrived(before, 'all', [first])).toBe(before)
  })
})
