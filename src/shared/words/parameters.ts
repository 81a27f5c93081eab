// Reads the parameters of an ICU message from its text at compile time, so that a sentence cannot be called without
// its values. Branches of plural and select must hold words beside a parameter ("{# people}"): a branch that is one
// bare word is read as text all the same, because nesting is followed.

type Trim<S extends string> = S extends ` ${infer R}` ? Trim<R> : S extends `${infer L} ` ? Trim<L> : S

/** Value that a kind of argument wants. */
type ValueOf<Kind extends string> = Trim<Kind> extends 'plural' | 'selectordinal' | 'number' ? number : string

type Add<Found, Name extends string, Value> = Found & { readonly [K in Trim<Name>]: Value }

// Text up to the next brace; `Depth` counts the arguments with branches that are open around it.
type InText<S extends string, Depth extends readonly unknown[], Found> = S extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${string}`
    ? LeaveBranch<S, Depth, Found>
    : InArgument<After, Depth, Found>
  : LeaveBranch<S, Depth, Found>

type LeaveBranch<S extends string, Depth extends readonly unknown[], Found> = Depth extends readonly [
  unknown,
  ...infer Outer,
]
  ? S extends `${string}}${infer After}`
    ? BetweenBranches<After, Outer, Found>
    : Found
  : Found

// After `{`: a plain name, or a name with its kind.
type InArgument<S extends string, Depth extends readonly unknown[], Found> = S extends `${infer Head}}${infer After}`
  ? Head extends `${infer Name},${infer Kind},${string}`
    ? S extends `${Name},${Kind},${infer Branches}`
      ? Trim<Kind> extends 'plural' | 'select' | 'selectordinal'
        ? BetweenBranches<Branches, Depth, Add<Found, Name, ValueOf<Kind>>>
        : InText<After, Depth, Add<Found, Name, ValueOf<Kind>>>
      : Found
    : Head extends `${infer Name},${infer Kind}`
      ? InText<After, Depth, Add<Found, Name, ValueOf<Kind>>>
      : InText<After, Depth, Add<Found, Head, string | number>>
  : Found

// Between the branches of an argument: another branch begins, or the argument ends.
type BetweenBranches<
  S extends string,
  Depth extends readonly unknown[],
  Found,
> = S extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${string}`
    ? S extends `${string}}${infer Rest}`
      ? InText<Rest, Depth, Found>
      : Found
    : InText<After, readonly [unknown, ...Depth], Found>
  : S extends `${string}}${infer Rest}`
    ? InText<Rest, Depth, Found>
    : Found

type Flat<T> = keyof T extends never ? object : { readonly [K in keyof T]: T[K] }

/** `{ name: string | number, count: number }` for "{name} bought {count, plural, one {# loaf} other {# loaves}}". */
export type ParametersOf<S extends string> = Flat<InText<S, readonly [], object>>

/** Arguments after the key: none where the message has no parameters. */
export type ArgumentsOf<S extends string> = keyof ParametersOf<S> extends never ? [] : [values: ParametersOf<S>]
