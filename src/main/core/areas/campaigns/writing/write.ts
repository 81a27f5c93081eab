// Writes one reader's message from words that were read and what is known of the reader. Pure, but for a picture it remembers.
import { spacedCode } from '../../../../../shared/domain/messages/coupon-code.ts'
import { CODE_SLOT, COUPON_PICTURE, type Compiled } from './compile.ts'
import { qrPng, qrSvg } from './coupon-picture.ts'
import { type Findings, Nothing, type Scope } from './liquid.ts'
import { tidied } from './plain.ts'

/** What is known of one reader, by placeholder, as it reads; own fields as `own.<name>`. What is not there has nothing to say. */
export type Facts = Readonly<Record<string, string | number | null>>

export interface Written {
  /** One line. */
  readonly subject: string
  /** Of a mail the whole document with its footer slot, else what stands between the edges of the paper. */
  readonly html: string
  readonly text: string
  readonly images: readonly { readonly cid: string; readonly type: string; readonly bytes: Uint8Array }[]
  /** Placeholders that have nothing to say and nothing to say instead: it must not go. */
  readonly missing: readonly string[]
  /** Placeholders for which something else is said. */
  readonly fallbacks: readonly string[]
}

export function write(compiled: Compiled, facts: Facts): Written {
  const found: Findings = { missing: new Set(), fallbacks: new Set() }
  const scope = scopeOf(compiled, facts, found)
  const code = facts['coupon']
  const html = compiled.html.render(scope).replace(CODE_SLOT, () => (has(code) ? qrSvg(String(code)) : ''))
  const written = {
    subject: compiled.subject.render(scope).trim(),
    html,
    text: tidied(compiled.text.render(scope)),
    images: imagesOf(compiled, facts),
  }
  return { ...written, missing: [...found.missing].sort(), fallbacks: [...found.fallbacks].sort() }
}

/** What would be missing or said instead; quick where everything is there, so that thousands can be asked before a start. */
export function gaps(compiled: Compiled, facts: Facts): Pick<Written, 'missing' | 'fallbacks'> {
  if ([...compiled.uses].every((name) => has(facts[name]))) return NO_GAPS
  const found: Findings = { missing: new Set(), fallbacks: new Set() }
  const scope = scopeOf(compiled, facts, found)
  for (const text of [compiled.subject, compiled.text]) text.render(scope)
  return { missing: [...found.missing].sort(), fallbacks: [...found.fallbacks].sort() }
}

const NO_GAPS = { missing: [], fallbacks: [] } as const

const has = (value: Facts[string] | undefined): value is string | number => value != null && value !== ''

/** Values by name; `own` holds those of the shop's own fields. */
function scopeOf({ uses, fallbacks }: Compiled, facts: Facts, found: Findings): Scope {
  const own: Record<string, unknown> = {}
  const scope: Record<string, unknown> = { own }
  for (const name of uses) {
    const value = facts[name]
    const said = has(value) ? shown(name, value) : new Nothing(name, fallbacks.get(name) ?? null, found)
    if (name.startsWith('own.')) own[name.slice('own.'.length)] = said
    else scope[name] = said
  }
  return scope
}

const shown = (name: string, value: string | number): string | number =>
  name === 'coupon' ? spacedCode(String(value)) : value

function imagesOf({ channel, coupon, pictures }: Compiled, facts: Facts): Written['images'] {
  const code = facts['coupon']
  if (channel !== 'email' || !coupon || !has(code)) return pictures
  return [...pictures, { cid: COUPON_PICTURE, type: 'image/png', bytes: pictureOf(String(code)) }]
}

let drawn: { readonly code: string; readonly bytes: Uint8Array } | null = null

/** A code that everybody shares is drawn once. */
function pictureOf(code: string): Uint8Array {
  if (drawn?.code !== code) drawn = { code, bytes: qrPng(code) }
  return drawn.bytes
}
