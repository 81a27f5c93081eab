import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CODE_ALPHABET,
  personalCode,
  sharedCode,
  spacedCode,
  tidyCode,
} from '../../../../src/shared/domain/messages/coupon-code.ts'
import { escapeHtml, FOOTER_SLOT, withFooter, withTextFooter } from '../../../../src/shared/domain/messages/footer.ts'
import { isolated, withoutIsolates } from '../../../../src/shared/domain/messages/isolate.ts'
import { ownNames } from '../../../../src/shared/domain/messages/placeholders.ts'
import { armOf, leastPerArm } from '../../../../src/shared/domain/messages/subject-test.ts'

const dice = (bytes: Uint8Array) => ({ bytes: (length: number) => bytes.slice(0, length) })
const bytes = fc.uint8Array({ minLength: 13, maxLength: 13 })

describe('codes of coupons', () => {
  it('hold 65 bits for one person and 30 for everybody, in letters and figures that nobody mixes up', () => {
    expect(CODE_ALPHABET).toHaveLength(32)
    expect(new Set(CODE_ALPHABET).size).toBe(32)
    expect(CODE_ALPHABET).not.toMatch(/[IO01]/)
    fc.assert(
      fc.property(bytes, (rolled) => {
        const code = personalCode(dice(rolled))
        expect(code).toMatch(/^[2-9A-HJ-NP-Z]{13}$/)
        expect(sharedCode(dice(rolled))).toBe(code.slice(0, 6))
      }),
    )
    // Every bit counts: other dice in the five lowest bits of any byte make another code.
    const one = new Uint8Array(13)
    for (let at = 0; at < 13; at += 1) {
      for (let bit = 0; bit < 5; bit += 1) {
        const other = one.slice()
        other[at] = 1 << bit
        expect(personalCode(dice(other))).not.toBe(personalCode(dice(one)))
      }
    }
  })

  it('are read however they are typed', () => {
    fc.assert(
      fc.property(bytes, (rolled) => {
        const code = personalCode(dice(rolled))
        expect(tidyCode(spacedCode(code))).toBe(code)
        expect(tidyCode(` ${code.toLowerCase().replace(/(.{3})/g, '$1 ')}`)).toBe(code)
      }),
    )
    expect(spacedCode('KXQ27MHD3VWPA')).toBe('KXQ2-7MHD-3VWPA')
    expect(spacedCode('KXQ27M')).toBe('KXQ27M')
    expect(spacedCode('')).toBe('')
    expect(tidyCode('ＫＸＱ－２')).toBe('KXQ2')
  })
})

describe('what is put into a sentence', () => {
  it('stays as it is where it cannot turn the sentence', () => {
    expect(isolated('Zoë O’Neil 田中')).toBe('Zoë O’Neil 田中')
    expect(isolated('שרה')).toBe('\u2068שרה\u2069')
  })

  it('opens and closes as many isolates, and never closes one that stands around it', () => {
    const part = fc.constantFrom('a', 'ש', '\u202A', '\u202E', '\u202C', '\u2066', '\u2067', '\u2068', '\u2069')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const value = parts.join('')
        const shown = isolated(value)
        let open = 0
        for (const [at, character] of [...shown].entries()) {
          if (/[\u2066-\u2068]/.test(character)) open += 1
          if (character === '\u2069') open -= 1
          if (shown !== value && at < shown.length - 1) expect(open).toBeGreaterThan(0)
        }
        expect(open).toBe(0)
        expect(withoutIsolates(shown)).toBe(withoutIsolates(value))
      }),
    )
  })
})

describe('the foot of a mail', () => {
  const lines = [{ text: 'Mill <Lane>\nBath' }, { text: 'Stop "this"', href: 'mailto:a@b.example?subject=x&body="' }]

  it('stands in its slot, once, with nothing left to be read as markup', () => {
    const html = withFooter(`<p>x</p>${FOOTER_SLOT}<p>y</p>`, lines)
    expect(html).toBe(
      '<p>x</p><p style="margin:0 0 6px">Mill &lt;Lane&gt;<br>Bath</p><p style="margin:0 0 6px"><a href="mailto:a@b.example?subject=x&amp;body=&quot;" style="color:inherit">Stop &quot;this&quot;</a></p><p>y</p>',
    )
    expect(withFooter('<body>x</body>', [{ text: 'z' }])).toBe('<body>x<p style="margin:0 0 6px">z</p></body>')
    expect(withFooter('x', [{ text: 'z' }])).toBe('x<p style="margin:0 0 6px">z</p>')
  })

  it('stands below the plain text behind two dashes', () => {
    expect(withTextFooter('Hello\n', [{ text: 'Stop', href: 'https://x.example' }, { text: 'Bath' }])).toBe(
      'Hello\n\n-- \nStop https://x.example\nBath\n',
    )
    expect(withTextFooter('Hello', [])).toBe('Hello')
  })

  it('escapes what has a meaning in HTML', () => {
    expect(escapeHtml(`<a href="x" b='y'>&`)).toBe('&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;')
  })
})

describe("names of the shop's own fields in texts", () => {
  it('are words that a text can hold, each its own', () => {
    const names = ['Shoe size', 'shoe-size!', 'Größe', '2nd pet', '???', 'Λόγος']
    expect(ownNames(names.map((name) => ({ name })))).toEqual([
      'own.shoe_size',
      'own.shoe_size_2',
      'own.grosse',
      'own.field_2nd_pet',
      'own.field_',
      'own.λογοσ',
    ])
  })

  it('are told apart where a number is told already', () => {
    expect(ownNames(['A', 'A 2', 'a'].map((name) => ({ name })))).toEqual(['own.a', 'own.a_2', 'own.a_3'])
  })

  it('are all different, whatever the fields are called', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 20 }), (names) => {
        const made = ownNames(names.map((name) => ({ name })))
        expect(new Set(made).size).toBe(made.length)
        for (const name of made) expect(name).toMatch(/^own\.[\p{L}_][\p{L}\p{M}\p{N}_]*$/u)
      }),
    )
  })
})

describe('a test of two subjects', () => {
  it('says how many people it needs before it can tell anything', () => {
    // 10 % against 15 %, both as G*Power and Fleiss have it.
    expect(leastPerArm()).toBeGreaterThan(650)
    expect(leastPerArm()).toBeLessThan(720)
    expect(leastPerArm(0.5, 0.5)).toBeLessThan(leastPerArm(0.1, 0.5))
    expect(leastPerArm(0.1, 0.1)).toBeGreaterThan(10_000)
    expect(leastPerArm(0, 0.5)).toBe(Infinity)
    expect(leastPerArm(1, 0.5)).toBe(Infinity)
  })

  it('halves those it asks', () => {
    expect([0, 0.4999, 0.5, 0.9999].map(armOf)).toEqual(['a', 'a', 'b', 'b'])
  })
})
