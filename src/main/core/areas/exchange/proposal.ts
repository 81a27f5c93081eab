// What the columns of a table are taken for as long as nobody has said otherwise: by the program that wrote them, else by
// what they are called and what stands in them. Pure.
import type { ExchangeKind, Mapping } from '../../../../shared/contract/exchange.ts'
import { fitsOf } from './column-values.ts'
import { withCustomers } from './comes-again.ts'
import { guessFields } from './headings.ts'
import { nameColumn } from './name-column.ts'
import { presetFor } from './presets.ts'
import type { Sheet } from './sheet.ts'
import { guessByValues } from './value-guess.ts'

export type Fields = Mapping['fields']

export interface Proposal {
  /** The program that writes such headings, when it is known. */
  readonly preset: string | null
  /** What its numbers are called. */
  readonly source: string | null
  readonly fields: Fields
}

function proposalFor(kind: ExchangeKind, { header, headings, first }: Sheet): Proposal {
  if (!header) return { preset: null, source: null, fields: guessByValues(kind, first, headings.length) }
  const preset = presetFor(kind, headings)
  if (preset !== null) return { preset: preset.name, source: preset.source, fields: preset.fields }
  const guessed = guessFields(kind, headings, fitsOf(first))
  const named = guessed.has('name') || !NAMED.has(kind) ? null : nameColumn({ headings, first }, guessed)
  const completed = kind === 'sales' ? withCustomers({ headings, first }, guessed) : guessed
  const places = named === null ? completed : new Map([...completed, ['name', [named]] as const])
  return {
    preset: null,
    source: null,
    fields: Object.fromEntries(
      [...places].map(([field, [column, ...more]]) => [
        field,
        { ...(column === undefined ? {} : { column }), ...(more.length === 0 ? {} : { more }) },
      ]),
    ),
  }
}

const NAMED: ReadonlySet<ExchangeKind> = new Set(['contacts', 'companies'])

/** A mapping that names no field, completed. */
export function completed(kind: ExchangeKind, sheet: Sheet, mapping: Mapping): Mapping {
  if (Object.keys(mapping.fields).length > 0) return mapping
  const { source, fields } = proposalFor(kind, sheet)
  return { ...mapping, fields, ...(mapping.source === undefined && source !== null ? { source } : {}) }
}
