// What shall be changed of many people, while it is put together. Pure.
import type { BulkChange } from '../../../../shared/contract/bulk.ts'
import type { CustomField } from '../../../../shared/contract/fields.ts'
import { chosen, type CustomDraft } from '../../fields/custom-draft.ts'
import type { Channel } from '../list/list-state.ts'

export const PLAIN_PARTS = [
  'addTags',
  'removeTags',
  'source',
  'lookedAfterBy',
  'preferredChannel',
  'language',
  'city',
  'country',
  'kind',
] as const
export type PlainPart = (typeof PLAIN_PARTS)[number]
/** A field of the shop's own; where several may be chosen, options given or taken. */
export type OwnPart = `${'own' | 'give' | 'take'}:${number}`
export type Part = PlainPart | OwnPart

export interface ChangeDraft {
  /** In the order they were chosen; one that is left empty empties its field. */
  readonly parts: readonly Part[]
  readonly tags: { readonly addTags: readonly string[]; readonly removeTags: readonly string[] }
  readonly source: string
  readonly language: string
  readonly preferredChannel: Channel | null
  readonly lookedAfterBy: number | null
  readonly kind: 'person' | 'company'
  readonly city: { readonly from: string; readonly to: string }
  readonly country: { readonly from: string; readonly to: string }
  readonly own: CustomDraft
  readonly options: Readonly<Record<string, readonly string[]>>
}

export const NO_CHANGE: ChangeDraft = {
  parts: [],
  tags: { addTags: [], removeTags: [] },
  source: '',
  language: '',
  preferredChannel: null,
  lookedAfterBy: null,
  kind: 'person',
  city: { from: '', to: '' },
  country: { from: '', to: '' },
  own: {},
  options: {},
}

/** What may be chosen for these fields of the shop's own. */
export function ownParts(
  fields: readonly CustomField[],
): readonly { readonly part: OwnPart; readonly field: CustomField }[] {
  return fields.flatMap((field) =>
    field.type === 'multi-list'
      ? (['give', 'take', 'own'] as const).map((how) => ({ part: `${how}:${field.id}` as const, field }))
      : [{ part: `own:${field.id}` as const, field }],
  )
}

export function partOf(part: OwnPart): { readonly how: 'own' | 'give' | 'take'; readonly id: string } {
  const [how = '', id = ''] = part.split(':')
  return { how: how === 'give' || how === 'take' ? how : 'own', id }
}

const isPlain = (part: Part): part is PlainPart => PLAIN_PARTS.some((one) => one === part)

/** Null while something still has to be said: which tags, which city. */
export function changeOf(draft: ChangeDraft): BulkChange | null {
  if (draft.parts.length === 0) return null
  const said = draft.parts.map((part) => (isPlain(part) ? plainChange(part, draft) : ownChange(part, draft)))
  if (said.some((one) => one === null)) return null
  return said.reduce<BulkChange>((all, one) => joined(all, one ?? {}), {})
}

const joined = (all: BulkChange, one: BulkChange): BulkChange => ({
  ...all,
  ...one,
  ...(all.custom && one.custom && { custom: { ...all.custom, ...one.custom } }),
  ...(all.addOptions && one.addOptions && { addOptions: { ...all.addOptions, ...one.addOptions } }),
  ...(all.removeOptions && one.removeOptions && { removeOptions: { ...all.removeOptions, ...one.removeOptions } }),
})

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

function plainChange(part: PlainPart, draft: ChangeDraft): BulkChange | null {
  switch (part) {
    case 'addTags':
    case 'removeTags':
      return draft.tags[part].length === 0 ? null : { [part]: [...draft.tags[part]] }
    case 'source':
    case 'language':
      return { [part]: orNull(draft[part]) }
    case 'city':
    case 'country': {
      const [from, to] = [orNull(draft[part].from), orNull(draft[part].to)]
      return to === null ? null : { [part]: { to, ...(from !== null && { from }) } }
    }
    case 'kind':
      return { kind: draft.kind }
    case 'lookedAfterBy':
      return { lookedAfterBy: draft.lookedAfterBy }
    case 'preferredChannel':
      return { preferredChannel: draft.preferredChannel }
  }
}

function ownChange(part: OwnPart, { own, options }: ChangeDraft): BulkChange | null {
  const { how, id } = partOf(part)
  const several = [...(options[part] ?? [])]
  if (how !== 'own') {
    if (several.length === 0) return null
    return how === 'give' ? { addOptions: { [id]: several } } : { removeOptions: { [id]: several } }
  }
  const entry = own[id] ?? chosen(null)
  return entry.wrong === null ? { custom: { [id]: entry.value } } : null
}
