// Whose name may be what is being typed: whoever sorts near it, and whoever was born on the same day and shares a word. A cheap
// look at many; who is really alike is judged by others.
import { nicknameGroups } from '../../../../shared/domain/duplicates/nicknames.ts'
import { soundOf } from '../../../../shared/domain/duplicates/letters.ts'
import type { DuplicateRecord } from '../../../../shared/domain/duplicates/record.ts'
import { fold, foldedWords } from '../../../../shared/domain/fold.ts'
import { editDistance, nameKey } from '../../../../shared/domain/similarity.ts'
import type { ReadDb } from '../../database/handle.ts'

/** So many are looked at for each way of looking; a larger crowd only in part. */
const CROWD = 400
/** So many are worth comparing. */
const BEST = 12

interface Named {
  readonly id: number
  readonly nameKey: string
}

const SAME = `SELECT contact_id AS id, name_key AS nameKey FROM contact_list WHERE name_key = ? LIMIT 20`
const NEAR = `SELECT contact_id AS id, name_key AS nameKey FROM contact_list INDEXED BY contact_list_name
  WHERE sort_name >= ? AND sort_name < ? AND name_key IS NOT NULL LIMIT ?`
const BORN = `SELECT l.contact_id AS id, l.name_key AS nameKey FROM occasion o
  CROSS JOIN contact_list l ON l.contact_id = o.owner_id
  WHERE o.month_day = ? AND o.kind = 'birthday' AND l.name_key IS NOT NULL LIMIT ?`

/** The likeliest first. */
export function likeNamed(
  db: ReadDb,
  { given, family, birthday }: Pick<DuplicateRecord, 'given' | 'family' | 'birthday'>,
): number[] {
  const key = nameKey(given, family)
  if (key === '') return []
  const found = new Map(db.all<Named>(SAME, key).map((one) => [one.id, one]))
  if (given.trim() !== '' && family.trim() !== '') {
    for (const [from, until] of rangesOf(given, family)) {
      for (const one of db.all<Named>(NEAR, from, until, CROWD)) found.set(one.id, one)
    }
    for (const day of daysOf(birthday)) for (const one of db.all<Named>(BORN, day, CROWD)) found.set(one.id, one)
  }
  const words = foldedWords(`${given} ${family}`)
  const typed = words.map(formOf)
  return [...found.values()]
    .map((one) => ({ id: one.id, like: one.nameKey === key ? 9 : likeness(typed, one.nameKey) }))
    .filter(({ like }) => like >= LEAST)
    .sort((a, b) => b.like - a.like || a.id - b.id)
    .slice(0, BEST)
    .map(({ id }) => id)
}

const LAST = '\u{10ffff}'

/** Names are sorted by family and given name: those of this family whose given name begins alike, and families that begin alike. */
function rangesOf(given: string, family: string): readonly (readonly [string, string])[] {
  const [one, other] = [fold(given.trim()), fold(family.trim())]
  const starts = [`${other} ${one.slice(0, 1)}`, `${other} `, `${one} `, other.slice(0, 2), one.slice(0, 2)]
  return [...new Set(starts)].map((start) => [start, start + LAST])
}

/** Month and day as a number, 512 for 12 May, as it may also have been meant. */
function daysOf(birthday: string | null): readonly number[] {
  const [, month, day] = /^(?:-|\d{4})-(\d{2})-(\d{2})$/.exec(birthday ?? '') ?? []
  if (month === undefined || day === undefined) return []
  return [...new Set([Number(month) * 100 + Number(day), Number(day) * 100 + Number(month)])]
}

interface Form {
  readonly word: string
  readonly sound: string
  readonly nicknames: readonly number[]
}

const REMEMBERED = 4_000
const forms = new Map<string, Form>()

/** Names of a book repeat, and are looked at with every key. */
function formOf(word: string): Form {
  const known = forms.get(word)
  if (known !== undefined) return known
  const form = { word, sound: soundOf(word), nicknames: nicknameGroups(word) }
  if (forms.size >= REMEMBERED) forms.clear()
  forms.set(word, form)
  return form
}

/** Two words of a name of which one is only near. */
const LEAST = 1.4

function likeness(typed: readonly Form[], key: string): number {
  const words = key.split(' ')
  return typed.reduce((sum, form) => sum + Math.max(...words.map((word) => wordLikeness(form, word))), 0)
}

function wordLikeness({ word, sound, nicknames }: Form, other: string): number {
  if (word === other) return 1
  const shorter = Math.min(word.length, other.length)
  if (shorter < 2) return 0
  if (nicknames.length > 0 && formOf(other).nicknames.some((group) => nicknames.includes(group))) return 0.8
  if (Math.abs(word.length - other.length) > 2) return 0
  const most = shorter >= 7 ? 2 : 1
  if (shorter >= 3 && word.charAt(0) === other.charAt(0) && editDistance(word, other, most) <= most) return 0.9
  return formOf(other).sound === sound ? 0.7 : 0
}
