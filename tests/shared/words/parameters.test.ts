// The parameters of a message are read from its text by the compiler.
import { expectTypeOf, test } from 'vitest'
import type { ParametersOf } from '../../../src/shared/words/parameters.ts'

test('parameters are found in plain text, plurals, selects and nested branches', () => {
  expectTypeOf<ParametersOf<'Lock'>>().toEqualTypeOf<object>()
  expectTypeOf<ParametersOf<'{name} is here'>>().toEqualTypeOf<{ readonly name: string | number }>()
  expectTypeOf<ParametersOf<'{n, plural, one {# loaf} other {# loaves}} for {name}'>>().toEqualTypeOf<{
    readonly n: number
    readonly name: string | number
  }>()
  expectTypeOf<ParametersOf<'{n, plural, one {person} other {people}}'>>().toEqualTypeOf<{ readonly n: number }>()
  expectTypeOf<
    ParametersOf<'{by, select, none {Correct it.} other {{kind, select, a {x {user}} other {}} on {at}}} {end}'>
  >().toEqualTypeOf<{
    readonly by: string
    readonly kind: string
    readonly user: string | number
    readonly at: string | number
    readonly end: string | number
  }>()
})
