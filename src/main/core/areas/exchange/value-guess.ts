// What the columns of a table without headings seem to mean, by what stands in them. Pure.
import type { ExchangeKind, Mapping } from '../../../../shared/contract/exchange.ts'
import { customersColumn, sameAs } from './comes-again.ts'
import { LOOKS, mostly, samplesOf } from './column-values.ts'
import type { Row } from './csv-rows.ts'

type Fields = Mapping['fields']

const POSTCODE = /^(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{5}(?:-\d{4})?|\d{4} ?[A-Z]{2}|\d{2}-\d{3}|\d{3} \d{2})$/i
const ONE_WORD = /^[\p{L}.'’-]+$/u
const PERSON = /^\p{Lu}[\p{L}.'’-]+,?(?:\s+(?:&\s+)?[\p{L}.'’-]+){1,4}$/u
const CODE = /^(?=.*\d)[\p{L}\d._/-]{1,24}$/u
const STREET = /^(?:\d+\w?[, ]+\p{L}.*|\p{L}.*\s\d+\s?\p{L}?)$/u

/** The columns of a table, each taken once. */
class Columns {
  readonly #samples: (at: number) => readonly string[]
  readonly #left: Set<number>

  constructor(first: readonly Row[], width: number) {
    this.#samples = samplesOf(first)
    this.#left = new Set(Array.from({ length: width }, (_, at) => at).filter((at) => this.#samples(at).length > 0))
  }

  /** Places from 1 of those that look so; none is answered again. */
  take(look: (value: string) => boolean, most = 20): number[] {
    const found = [...this.#left].filter((at) => mostly(this.#samples(at), look)).slice(0, most)
    for (const at of found) this.#left.delete(at)
    return found.map((at) => at + 1)
  }
}

function fieldOf(field: string, places: readonly number[]): Fields {
  const [column, ...more] = places
  return column === undefined ? {} : { [field]: { column, ...(more.length === 0 ? {} : { more }) } }
}

export function guessByValues(kind: ExchangeKind, first: readonly Row[], width: number): Fields {
  const columns = new Columns(first, width)
  switch (kind) {
    case 'contacts':
    case 'companies':
      return peopleIn(columns, kind)
    case 'sales':
      return salesIn(columns, first)
    case 'products':
      return {
        ...fieldOf('price', columns.take(LOOKS.amount, 1)),
        ...fieldOf(
          'sku',
          columns.take((value) => CODE.test(value), 1),
        ),
        ...fieldOf('name', columns.take(LOOKS.words, 1)),
      }
    case 'tags':
    case 'lists':
    case 'consent':
    case 'suppression':
      return {
        ...fieldOf('email', columns.take(LOOKS.email, 1)),
        ...fieldOf('phone', columns.take(LOOKS.phone, 1)),
        ...(kind === 'tags' ? fieldOf('tags', columns.take(LOOKS.words, 1)) : {}),
        ...(kind === 'lists' ? fieldOf('list', columns.take(LOOKS.words, 1)) : {}),
      }
    case 'archive':
      return {}
  }
}

function peopleIn(columns: Columns, kind: 'contacts' | 'companies'): Fields {
  const emails = columns.take(LOOKS.email)
  const birthdays = columns.take(LOOKS.date, 1)
  const postcodes = columns.take((value) => POSTCODE.test(value), 1)
  const phones = columns.take(LOOKS.phone)
  const whole = columns.take(LOOKS.address, 1)
  const streets = columns.take((value) => STREET.test(value), 1)
  const named = kind === 'companies' ? columns.take(LOOKS.words, 1) : columns.take((value) => PERSON.test(value), 1)
  const words = named.length === 0 ? columns.take((value) => ONE_WORD.test(value), 2) : []
  const single = words.length === 1 ? words : []
  const towns = postcodes.length > 0 ? columns.take(LOOKS.words, 1) : []
  return {
    ...fieldOf('name', [...named, ...single]),
    ...(words.length === 2 ? { ...fieldOf('given', words.slice(0, 1)), ...fieldOf('family', words.slice(1)) } : {}),
    ...fieldOf('email', emails),
    ...fieldOf('phone', phones),
    ...fieldOf('birthday', birthdays),
    ...fieldOf('address', whole),
    ...fieldOf('street', streets),
    ...fieldOf('postcode', postcodes),
    ...fieldOf('city', towns),
  }
}

/** Of this century or the last, without signs: 19970118. */
const COMPACT_DATE = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/

function salesIn(columns: Columns, first: readonly Row[]): Fields {
  const signed = columns.take(LOOKS.date, 1)
  const dates = signed.length > 0 ? signed : columns.take((value) => COMPACT_DATE.test(value), 1)
  const emails = columns.take(LOOKS.email, 1)
  const amounts = columns.take(LOOKS.amount, 2)
  const counts = columns.take((value) => /^-?\d{1,3}$/.test(value), 1)
  const people = columns.take((value) => PERSON.test(value), 1)
  const things = columns.take(LOOKS.words, 1)
  const codes = columns.take((value) => CODE.test(value))
  const customers = dates[0] === undefined ? null : customersColumn(first, dates[0], codes)
  const receipts = codes.filter((place) => place !== customers && !sameAs(first, place, customers)).slice(0, 1)
  const [price, total] = amounts
  return {
    ...fieldOf('date', dates),
    ...fieldOf('receipt', receipts),
    ...fieldOf('customer-number', customers === null ? [] : [customers]),
    ...fieldOf('customer-email', emails),
    ...(things.length === 0 ? fieldOf('product', people) : fieldOf('customer-name', people)),
    ...fieldOf('product', things),
    ...fieldOf('quantity', counts),
    ...(price === undefined ? {} : fieldOf(total === undefined ? 'line-total' : 'unit-price', [price])),
    ...(total === undefined ? {} : fieldOf('line-total', [total])),
  }
}
