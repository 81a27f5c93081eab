// What a change of many must satisfy beyond its shape, judged once for all of them.
import type { BulkChange } from '../../../../shared/contract/bulk.ts'
import type { CustomField } from '../../../../shared/contract/fields.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import type { ReadDb } from '../../database/handle.ts'
import { fieldsOf, planCustom } from '../fields/service.ts'
import { isCountry, issuesOf, type Issue } from './check.ts'
import { tagKey } from './tags.ts'

/** The shop's own fields that a change names, those in use. */
export function fieldsNamed(db: ReadDb, { custom, addOptions, removeOptions }: BulkChange): CustomField[] {
  const named = new Set([custom, addOptions, removeOptions].flatMap((part) => Object.keys(part ?? {})))
  return named.size === 0 ? [] : fieldsOf(db, 'contacts').filter(({ id }) => named.has(String(id)))
}

/**
 * Rules: nothing, unknown_language, unknown (nobody of the shop), too_short, twice (a tag both given and taken), unknown_country,
 * unknown_field, not_several, and those of a field of the shop's own.
 */
export function issuesOfEdit(db: ReadDb, change: BulkChange, country: string): Issue[] {
  const { kind = 'person', addTags = [], removeTags = [], addOptions, removeOptions, ...said } = change
  const several = { ...addOptions, ...removeOptions }
  const parts = [addTags, removeTags, Object.keys(several), Object.keys(said.custom ?? {})]
  const plain = Object.entries(change).some(([key, value]) => !MANY.has(key) && value !== undefined)
  if (!plain && parts.every((part) => part.length === 0)) return [{ path: '', rule: 'nothing' }]
  const { language, lookedAfterBy } = said
  const patch = {
    ...(language === undefined ? {} : { language }),
    ...(lookedAfterBy === undefined ? {} : { lookedAfterBy }),
    tags: addTags,
  }
  const taken = new Set(removeTags.map(tagKey))
  return [
    ...issuesOf({ db, country, id: null, kind, patch, unchanged: () => false }).map(({ path, ...issue }) => ({
      ...issue,
      path: path.replace(/^tags/, 'addTags'),
    })),
    ...addTags.flatMap((name, at) =>
      taken.has(tagKey(name)) ? [{ path: `addTags.${String(at)}`, rule: 'twice' }] : [],
    ),
    ...(said.country === undefined || isCountry(said.country.to)
      ? []
      : [{ path: 'country.to', rule: 'unknown_country' }]),
    ...planCustom(db, { subject: 'contacts', custom: said.custom, id: null }).issues,
    ...optionIssues(db, 'addOptions', addOptions),
    ...optionIssues(db, 'removeOptions', removeOptions),
  ]
}

const MANY: ReadonlySet<string> = new Set(['addTags', 'removeTags', 'custom', 'addOptions', 'removeOptions'])

function optionIssues(
  db: ReadDb,
  part: 'addOptions' | 'removeOptions',
  said: BulkChange['addOptions'] = {},
): readonly Issue[] {
  const fields = fieldsOf(db, 'contacts')
  return Object.entries(said).flatMap(([key, words]): readonly Issue[] => {
    const path = `${part}.${key}`
    const field = fields.find(({ id }) => String(id) === key)
    if (field === undefined) return [{ path, rule: 'unknown_field' }]
    if (field.type !== 'multi-list') return [{ path, rule: 'not_several' }]
    const known = new Set(
      field.options.filter((one) => part === 'removeOptions' || !one.archived).map((one) => fold(one.words)),
    )
    return words.every((one) => known.has(fold(one.trim()))) ? [] : [{ path, rule: 'not_an_option' }]
  })
}
