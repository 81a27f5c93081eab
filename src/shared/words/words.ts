// One function from a key and its values to a whole sentence. Messages are ICU; each is parsed once, when first said.
import IntlMessageFormat, { type FormatXMLElementFn } from 'intl-messageformat'
import { english, type Catalogue, type WordKey } from './catalogue.ts'
import type { ArgumentsOf } from './parameters.ts'
import { pseudoMessage } from './pseudo.ts'

/** Languages that the screens speak. `pseudo` is for looking at the screens, not for shops. */
export const LANGUAGES = ['en', 'pseudo'] as const
export type Language = (typeof LANGUAGES)[number]

export type Values = Readonly<Record<string, string | number>>

/** Makes what stands between `<b>` and `</b>` in a message, e.g. `{ b: (parts) => <strong>{parts}</strong> }`. */
export type Tags<T> = Readonly<Record<string, FormatXMLElementFn<T, T | string | readonly (T | string)[]>>>

/** Keys of sentences without values, for tables of pages, keys and choices. */
export type PlainKey = { [K in WordKey]: ArgumentsOf<Catalogue[K]> extends [] ? K : never }[WordKey]

export interface Words {
  <K extends WordKey>(key: K, ...values: ArgumentsOf<Catalogue[K]>): string
  readonly language: Language
  /** BCP 47 tag for Intl and the `lang` attribute. */
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
  /** For keys that come from the core (`kind`, `field`): the sentence, or null where the catalogue has none. */
  readonly find: (key: string, values?: Values) => string | null
  /** A sentence with parts that are more than text. Pieces come in order, to be given to the screen as children. */
  readonly rich: <T>(
    key: WordKey,
    values: Readonly<Record<string, string | number | T>>,
    tags?: Tags<T>,
  ) => (string | T)[]
}

/** The language that a BCP 47 tag asks for; English where we do not speak it. */
export function languageOf(tag: string | null | undefined): Language {
  if (tag === 'pseudo') return 'pseudo'
  return 'en'
}

function parser(language: Language, locale: string) {
  const parsed = new Map<WordKey, IntlMessageFormat>()
  return (key: WordKey): IntlMessageFormat => {
    const known = parsed.get(key)
    if (known) return known
    const source = new IntlMessageFormat(english[key], locale)
    const message = language === 'pseudo' ? new IntlMessageFormat(pseudoMessage(source.getAst()), locale) : source
    parsed.set(key, message)
    return message
  }
}

export function createWords(language: Language, locale = 'en'): Words {
  const messageOf = parser(language, locale)
  const say = (key: WordKey, values?: Values): string => String(messageOf(key).format<string>(values))
  const words = <K extends WordKey>(key: K, ...values: ArgumentsOf<Catalogue[K]>): string =>
    say(key, values[0] as Values | undefined) // the conditional type is not narrowed by its own index
  return Object.assign(words, {
    language,
    locale,
    direction: language === 'pseudo' ? ('rtl' as const) : ('ltr' as const),
    find: (key: string, values?: Values) => (isWordKey(key) ? say(key, values) : null),
    rich: <T>(key: WordKey, values: Readonly<Record<string, string | number | T>>, tags: Tags<T> = {}) => {
      const said = messageOf(key).format<T>({ ...values, ...tags } as Record<string, string | FormatXMLElementFn<T>>)
      return Array.isArray(said) ? said : [said]
    },
  })
}

export function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(english, key)
}
