// The placeholders of a book: the named set, and the shop's own fields of customers.
import type { CustomField, FieldType } from '../../../../../shared/contract/fields.ts'
import {
  ownNames,
  PLACEHOLDERS,
  WITH_FALLBACK,
  type PlaceholderName,
  type PlaceholderType,
} from '../../../../../shared/domain/messages/placeholders.ts'
import { createWords, languageOf } from '../../../../../shared/words/words.ts'
import type { ReadDb } from '../../../database/handle.ts'
import type { ShopSettings } from '../../../shop-settings.ts'
import { fieldsOf } from '../../fields/service.ts'
import { knownPictures } from '../../documents/service.ts'
import { readOwnSetting } from '../../settings/service.ts'
import type { WritingPlace } from './compile.ts'

export interface Placeholder {
  readonly name: string
  /** Null: the words `campaigns.placeholder.<name>`. */
  readonly label: string | null
  readonly type: PlaceholderType
  readonly fallback: string | null
}

const TYPES: Readonly<Partial<Record<FieldType, PlaceholderType>>> = {
  number: 'number',
  money: 'money',
  date: 'day',
  'partial-date': 'day',
}

/** Those that can be put into a text: fields that were put aside are not offered. */
export function placeholdersFor(db: ReadDb, { language }: Pick<ShopSettings, 'language'>): readonly Placeholder[] {
  const says = createWords(languageOf(language), language)
  const named = (Object.entries(PLACEHOLDERS) as [PlaceholderName, PlaceholderType][]).map(([name, type]) => {
    const own = WITH_FALLBACK.find((one) => one === name)
    return { name, label: null, type, fallback: own === undefined ? null : says(`letters.fallback.${own}`) }
  })
  const own = ownPlaceholders(db)
    .filter(({ field }) => !field.archived)
    .map(({ name, field }) => ({ name, label: field.name, type: TYPES[field.type] ?? 'text', fallback: null }))
  return [...named, ...own]
}

/** Fields with their names in texts; those in use come first, so that putting one aside gives no other a new name. */
export function ownPlaceholders(db: ReadDb): readonly { readonly name: string; readonly field: CustomField }[] {
  const fields = [...fieldsOf(db, 'contacts', true)].sort((one, other) => Number(one.archived) - Number(other.archived))
  const names = ownNames(fields)
  return fields.map((field, at) => ({ name: names[at] ?? '', field }))
}

/** The shop's colour; null: the house ink. */
function accentOf(db: ReadDb): string | null {
  const said: unknown = JSON.parse(readOwnSetting(db, 'accent') ?? 'null')
  return typeof said === 'string' && /^#[0-9a-f]{6}$/.test(said) ? said : null
}

/** What words are read with. */
export function writingPlace(db: ReadDb, { shop, language }: Pick<ShopSettings, 'shop' | 'language'>): WritingPlace {
  return {
    shop,
    language,
    accent: accentOf(db),
    own: ownPlaceholders(db).map(({ name }) => name),
    hasPicture: (id) => knownPictures(db, [id]).length > 0,
  }
}
