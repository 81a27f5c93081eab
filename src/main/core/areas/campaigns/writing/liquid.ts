// The few things of Liquid that texts may use, with limits: no files, no loops, no assignments, only own properties of what is
// handed in. Reading a text finds every mistake before anybody is written to; rendering cannot fail for want of a value.
import {
  AssertionError,
  Drop,
  IfTag,
  Liquid,
  LiquidError,
  type Template,
  Tokenizer,
  TypeGuards,
  UnlessTag,
} from 'liquidjs'
import { escapeHtml } from '../../../../../shared/domain/messages/footer.ts'
import { isolated } from '../../../../../shared/domain/messages/isolate.ts'
import type { Span } from './split.ts'

/**
 * Characters of a text, milliseconds of a rendering and what it makes: far beyond what a long letter takes. Without loops and ranges no
 * text comes near; they are the last net.
 */
const LIMITS = { parseLimit: 400_000, renderLimit: 5_000, memoryLimit: 2_000_000 }

/** Where in a text a mistake is: `offset` from its beginning. */
export interface TextMistake {
  readonly rule: 'liquid' | 'unknown_placeholder' | 'across' | 'unclosed'
  readonly offset: number
}

/** What a rendering found out. */
export interface Findings {
  /** Placeholders with nothing to say and nothing to say instead. */
  readonly missing: Set<string>
  /** Placeholders for which something else was said. */
  readonly fallbacks: Set<string>
}

/** A value that is not there. It prints its fallback, is false in conditions, and tells when it was needed. */
export class Nothing extends Drop {
  readonly #name: string
  readonly #fallback: string | null
  readonly #found: Findings

  constructor(name: string, fallback: string | null, found: Findings) {
    super()
    this.#name = name
    this.#fallback = fallback
    this.#found = found
  }

  override valueOf(): null {
    return null
  }

  /** What is printed. @param instead what the text itself says in its place */
  fill(instead?: string): string {
    const said = instead ?? this.#fallback
    if (said === null) this.#found.missing.add(this.#name)
    else this.#found.fallbacks.add(this.#name)
    return said ?? ''
  }

  /** The same with something done to its fallback. */
  mapped(change: (text: string) => string): Nothing {
    return new Nothing(this.#name, this.#fallback === null ? null : change(this.#fallback), this.#found)
  }
}

const wordOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' && Number.isFinite(value) ? String(value) : ''

const ofText = (change: (text: string, argument: string) => string) => (value: unknown, argument: unknown) =>
  value instanceof Nothing
    ? value.mapped((text) => change(text, wordOf(argument)))
    : change(wordOf(value), wordOf(argument))

/** `default: nickname` may have nothing to say either, and then says what it has instead. */
const insteadOf = (value: Nothing, instead: unknown): unknown =>
  instead instanceof Nothing ? instead : value.fill(wordOf(instead))

const firstUpper = (text: string): string => text.replace(/^\P{L}*\p{L}/u, (start) => start.toUpperCase())

const FILTERS: Readonly<Record<string, (value: unknown, argument: unknown) => unknown>> = {
  default: (value, instead) => (value instanceof Nothing ? insteadOf(value, instead) : value),
  upcase: ofText((text) => text.toUpperCase()),
  downcase: ofText((text) => text.toLowerCase()),
  capitalize: ofText(firstUpper),
  append: ofText((text, more) => text + more),
  prepend: ofText((text, more) => more + text),
  // Put behind whatever stands in an address.
  url_encode: ofText((text) => encodeURIComponent(text.toWellFormed())),
}

/** How a value becomes part of a text. Anything but words and numbers prints nothing. */
export type Printing = (text: string) => string

const printed = (value: unknown): string => (value instanceof Nothing ? value.fill() : wordOf(value))

// Controls print nothing anywhere; a line break stays one where lines may break.
const withoutControls = (text: string): string => text.replaceAll(/(?![\n\t])\p{Cc}/gu, ' ')

export const inHtml: Printing = (text) => escapeHtml(isolated(withoutControls(text)))
export const inText: Printing = (text) => isolated(withoutControls(text))
/** In a subject or a heading: nothing can begin a second line there. */
export const inLine: Printing = (text) => isolated(text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' '))

function engine(printing: Printing): Liquid {
  const liquid = new Liquid({
    ...LIMITS,
    ownPropertyOnly: true,
    strictFilters: true,
    outputEscape: (value: unknown) => printing(printed(value)),
    // Nothing is ever looked up by a file's name.
    templates: {},
  })
  for (const name of Object.keys(liquid.filters)) liquid.unregisterFilter(name)
  for (const name of Object.keys(liquid.tags)) Reflect.deleteProperty(liquid.tags, name)
  for (const [name, filter] of Object.entries(FILTERS)) liquid.registerFilter(name, filter)
  liquid.registerTag('if', IfTag)
  liquid.registerTag('unless', UnlessTag)
  return liquid
}

const engines = new Map<Printing, Liquid>()

function engineOf(printing: Printing): Liquid {
  const known = engines.get(printing)
  if (known !== undefined) return known
  const made = engine(printing)
  engines.set(printing, made)
  return made
}

export interface ReadText {
  /** Placeholders it names. */
  readonly uses: ReadonlySet<string>
  /** @param scope `scopeOf` */
  readonly render: (scope: Scope) => string
}

export type Scope = Readonly<Record<string, unknown>>

/**
 * Reads a text once. `known`: the placeholders there are. `pieces`: where the text holds Liquid, as `splitLiquid` found; if Liquid itself
 * sees other places the text is refused, because what stands between them is printed as it is.
 */
export function readLiquid(
  source: string,
  { printing, known, pieces }: ReadRequest,
): { readonly text: ReadText } | { readonly mistake: TextMistake } {
  const liquid = engineOf(printing)
  try {
    const stranger = tooMuchIn(pieces) ?? strangerIn(source, pieces) ?? rangeIn(source, pieces)
    if (stranger !== undefined) return { mistake: { rule: 'liquid', offset: stranger } }
    const templates = liquid.parse(source)
    const named = Object.values(liquid.analyzeSync(templates, { partials: false }).variables).flat()
    const paths = named.map((variable) => ({ path: variable.toArray().join('.'), location: variable.location }))
    const unknown = paths.find(({ path }) => !known.has(path))
    if (unknown) return { mistake: { rule: 'unknown_placeholder', offset: offsetOf(source, unknown.location) } }
    const uses = new Set(paths.map(({ path }) => path))
    return { text: { uses, render: (scope) => rendered(liquid, templates, scope) } }
  } catch (error) {
    if (LiquidError.is(error)) return { mistake: { rule: 'liquid', offset: error.token.begin } }
    if (error instanceof AssertionError) return { mistake: { rule: 'liquid', offset: 0 } }
    throw error
  }
}

interface ReadRequest {
  readonly printing: Printing
  readonly known: ReadonlySet<string>
  readonly pieces: readonly Span[]
}

/** Placeholders of a text, and characters of one: Liquid takes the square of them to read. */
const MOST_PIECES = 1_000
const LONGEST_PIECE = 500

function tooMuchIn(pieces: readonly Span[]): number | undefined {
  return pieces.find(({ begin, end }, at) => at >= MOST_PIECES || end - begin > LONGEST_PIECE)?.begin
}

/** Where Liquid sees something else than was found; undefined where both agree. */
function strangerIn(source: string, pieces: readonly Span[]): number | undefined {
  const seen = new Tokenizer(source).readTopLevelTokens().filter((token) => !TypeGuards.isHTMLToken(token))
  const differs = (at: number) => seen[at]?.begin !== pieces[at]?.begin || seen[at]?.end !== pieces[at]?.end
  const first = Array.from({ length: Math.max(seen.length, pieces.length) }, (_, at) => at).find(differs)
  return first === undefined ? undefined : (pieces[first]?.begin ?? seen[first]?.begin ?? 0)
}

/** A range is a list of as many numbers as somebody likes; outside of quotes two points mean nothing else. */
function rangeIn(source: string, pieces: readonly Span[]): number | undefined {
  return pieces.find(({ begin, end }) => source.slice(begin, end).replaceAll(QUOTED, '').includes('..'))?.begin
}

const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs

/** @param location row and column from 1 */
function offsetOf(source: string, { row, col }: { readonly row: number; readonly col: number }): number {
  const before = source.split('\n').slice(0, row - 1)
  return before.reduce((sum, line) => sum + line.length + 1, 0) + col - 1
}

function rendered(liquid: Liquid, templates: Template[], scope: Scope): string {
  const text: unknown = liquid.renderSync(templates, scope)
  return typeof text === 'string' ? text : ''
}
