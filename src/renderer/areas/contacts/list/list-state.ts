// What the list of customers shows: filter, order, direction. Written into saved views and read back with care,
// because a view may come from an older program or another machine.
import type { ContactFilter, CustomCondition } from '../../../../shared/contract/contacts.ts'
import { readConditions } from '../../fields/custom-filter.ts'
import { readColumns, type Column } from './list-columns.ts'
import { VALUE_GROUPS, type ValueGroup } from '../../../../shared/domain/value/groups.ts'
import {
  LADDER,
  STANDINGS,
  TIERS,
  type LadderStage,
  type Standing,
  type Tier,
} from '../../../../shared/domain/value/words.ts'
import { CONSENT_ACTS, CONSENT_CHANNELS } from '../../../../shared/domain/consent.ts'

export const SORTS = ['name', 'last-visit', 'next-due', 'spend', 'worth', 'made', 'changed', 'city', 'number'] as const
export type Sort = (typeof SORTS)[number]
export const HAVE = ['phone', 'email', 'address', 'birthday', 'photo'] as const
export type Have = (typeof HAVE)[number]
export const CHANNELS = ['phone', 'email', 'sms', 'post', 'in-person'] as const
export type Channel = (typeof CHANNELS)[number]

export interface ListState {
  readonly filter: ContactFilter
  readonly sort: Sort
  readonly descending: boolean
  /** A field of the shop's own to order by, instead of `sort`. */
  readonly byField: number | null
  /** In their order; none for what the list is ordered by. */
  readonly columns: readonly Column[]
}

export const PLAIN: ListState = { filter: {}, sort: 'name', descending: false, byField: null, columns: [] }

/** Without what a sign-in that does not see own fields may not ask for: a shared view may. */
export function withoutOwnFields(state: ListState): ListState {
  const { custom, ...filter } = state.filter
  return custom === undefined && state.byField === null ? state : { ...state, filter, byField: null }
}

/** The order as the core takes it. */
export const orderOf = ({ sort, byField, descending }: ListState) => ({
  sort,
  descending,
  ...(byField !== null && { byField }),
})

/** The way round in which an order is usually wanted: newest first, names from A. */
export function naturalDirection(sort: Sort): boolean {
  return sort === 'made' || sort === 'changed' || sort === 'last-visit' || sort === 'spend' || sort === 'worth'
}

/** The filter without empty parts, so that two ways to say the same are one query and one cache entry. */
export function tidy(filter: ContactFilter): ContactFilter {
  const kept = Object.entries(filter).filter(([, value]) => {
    if (value === undefined || value === '') return false
    return !Array.isArray(value) || value.length > 0
  })
  return Object.fromEntries(kept)
}

/** How many parts narrow the list, typed text not counted. */
export function partsIn(filter: ContactFilter): number {
  return Object.keys(tidy({ ...filter, text: undefined })).length
}

export function isPlain(state: ListState): boolean {
  return Object.keys(tidy(state.filter)).length === 0
}

export function sameState(left: ListState, right: ListState): boolean {
  return encodeState(left) === encodeState(right)
}

/** As kept in a saved view. Parts stand in a fixed order, so equal states are equal texts. */
export function encodeState(state: ListState): string {
  const filter = Object.fromEntries(
    Object.entries(tidy(state.filter)).sort(([left], [right]) => (left < right ? -1 : 1)),
  )
  const { sort, descending, byField, columns } = state
  return JSON.stringify({
    filter,
    sort,
    descending,
    ...(byField !== null && { byField }),
    ...(columns.length > 0 && { columns }),
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown, max: number) => (typeof value === 'string' ? value.slice(0, max) : undefined)
const oneOf = <T extends string>(value: unknown, allowed: readonly T[]) =>
  allowed.find((candidate) => candidate === value)
const several = <T extends string>(value: unknown, allowed: readonly T[]) =>
  Array.isArray(value) ? allowed.filter((candidate) => value.includes(candidate)) : undefined

export const CONSENT_STATES = [...CONSENT_ACTS, 'unknown'] as const

function readConsent(value: unknown): ContactFilter['consent'] {
  if (!isRecord(value)) return undefined
  const channel = oneOf(value['channel'], CONSENT_CHANNELS)
  const state = oneOf(value['state'], CONSENT_STATES)
  return channel === undefined || state === undefined ? undefined : { channel, state, purpose: 'marketing' }
}

const wholeNumber = (value: unknown, most: number) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most ? value : undefined

function readFilter(value: Record<string, unknown>): ContactFilter {
  const birthday = isRecord(value['birthday']) ? value['birthday'] : {}
  const [from, to] = [birthday['from'], birthday['to']]
  const day = /^--\d{2}-\d{2}$/
  return tidy({
    text: text(value['text'], 200),
    kind: oneOf(value['kind'], ['person', 'company']),
    tags: Array.isArray(value['tags'])
      ? value['tags'].filter((tag): tag is string => typeof tag === 'string').slice(0, 20)
      : undefined,
    source: text(value['source'], 80),
    city: text(value['city'], 120),
    channel: oneOf(value['channel'], CHANNELS),
    lookedAfterBy: wholeNumber(value['lookedAfterBy'], Number.MAX_SAFE_INTEGER),
    segment: wholeNumber(value['segment'], Number.MAX_SAFE_INTEGER),
    has: several(value['has'], HAVE),
    lacks: several(value['lacks'], HAVE),
    birthday:
      typeof from === 'string' && typeof to === 'string' && day.test(from) && day.test(to) ? { from, to } : undefined,
    consent: readConsent(value['consent']),
    standing: several(value['standing'], STANDINGS),
    tier: several(value['tier'], TIERS),
    group: oneOf(value['group'], VALUE_GROUPS),
    stage: oneOf(value['stage'], LADDER),
    dueWithin: wholeNumber(value['dueWithin'], 366),
    custom: readConditions(value['custom']),
  })
}

/** Reads a saved view; what it does not understand is left out, and null means it is none at all. */
export function decodeState(kept: string): ListState | null {
  let value: unknown
  try {
    value = JSON.parse(kept)
  } catch {
    return null
  }
  if (!isRecord(value)) return null
  return {
    filter: isRecord(value['filter']) ? readFilter(value['filter']) : {},
    sort: oneOf(value['sort'], SORTS) ?? 'name',
    descending: value['descending'] === true,
    byField: typeof value['byField'] === 'number' && Number.isSafeInteger(value['byField']) ? value['byField'] : null,
    columns: readColumns(value['columns']),
  }
}

export type HaveState = 'either' | 'has' | 'lacks'

export function haveState(filter: ContactFilter, what: Have): HaveState {
  if (filter.has?.includes(what)) return 'has'
  return filter.lacks?.includes(what) ? 'lacks' : 'either'
}

export function withHave(filter: ContactFilter, what: Have, state: HaveState): ContactFilter {
  const without = (all: readonly Have[] | undefined) => (all ?? []).filter((one) => one !== what)
  return {
    ...filter,
    has: state === 'has' ? [...without(filter.has), what] : without(filter.has),
    lacks: state === 'lacks' ? [...without(filter.lacks), what] : without(filter.lacks),
  }
}

/** One narrowing part, as a chip names it and takes it away. */
export type Part =
  | { readonly is: 'tag' | 'source' | 'city'; readonly text: string }
  | { readonly is: 'has' | 'lacks'; readonly what: Have }
  | { readonly is: 'channel'; readonly channel: Channel }
  | { readonly is: 'staff'; readonly id: number }
  | { readonly is: 'kind'; readonly kind: 'person' | 'company' }
  | { readonly is: 'birthday'; readonly from: string; readonly to: string }
  | { readonly is: 'custom'; readonly condition: CustomCondition }
  | { readonly is: 'consent'; readonly consent: NonNullable<ContactFilter['consent']> }
  | { readonly is: 'standing'; readonly standing: Standing }
  | { readonly is: 'tier'; readonly tier: Tier }
  | { readonly is: 'group'; readonly group: ValueGroup }
  | { readonly is: 'stage'; readonly stage: LadderStage }
  | { readonly is: 'dueWithin'; readonly days: number }
  | { readonly is: 'segment'; readonly id: number }

/** Every part of a filter but the typed text, in the order of the chips. */
export function partsOf(filter: ContactFilter): readonly Part[] {
  return [
    ...(filter.kind ? [{ is: 'kind' as const, kind: filter.kind }] : []),
    ...(filter.tags ?? []).map((text) => ({ is: 'tag' as const, text })),
    ...(filter.city ? [{ is: 'city' as const, text: filter.city }] : []),
    ...(filter.source ? [{ is: 'source' as const, text: filter.source }] : []),
    ...(filter.channel ? [{ is: 'channel' as const, channel: filter.channel }] : []),
    ...(filter.lookedAfterBy === undefined ? [] : [{ is: 'staff' as const, id: filter.lookedAfterBy }]),
    ...(filter.has ?? []).map((what) => ({ is: 'has' as const, what })),
    ...(filter.lacks ?? []).map((what) => ({ is: 'lacks' as const, what })),
    ...(filter.birthday ? [{ is: 'birthday' as const, ...filter.birthday }] : []),
    ...(filter.custom ?? []).map((condition) => ({ is: 'custom' as const, condition })),
    ...(filter.consent ? [{ is: 'consent' as const, consent: filter.consent }] : []),
    ...(filter.standing ?? []).map((standing) => ({ is: 'standing' as const, standing })),
    ...(filter.tier ?? []).map((tier) => ({ is: 'tier' as const, tier })),
    ...(filter.group ? [{ is: 'group' as const, group: filter.group }] : []),
    ...(filter.stage ? [{ is: 'stage' as const, stage: filter.stage }] : []),
    ...(filter.segment === undefined ? [] : [{ is: 'segment' as const, id: filter.segment }]),
    ...(filter.dueWithin === undefined ? [] : [{ is: 'dueWithin' as const, days: filter.dueWithin }]),
  ]
}

export function withoutPart(filter: ContactFilter, part: Part): ContactFilter {
  switch (part.is) {
    case 'tag':
      return { ...filter, tags: (filter.tags ?? []).filter((tag) => tag !== part.text) }
    case 'standing':
      return { ...filter, standing: (filter.standing ?? []).filter((one) => one !== part.standing) }
    case 'tier':
      return { ...filter, tier: (filter.tier ?? []).filter((one) => one !== part.tier) }
    case 'has':
    case 'lacks':
      return withHave(filter, part.what, 'either')
    case 'staff':
      return { ...filter, lookedAfterBy: undefined }
    case 'custom':
      return { ...filter, custom: (filter.custom ?? []).filter((one) => one !== part.condition) }
    default:
      return { ...filter, [part.is]: undefined }
  }
}
