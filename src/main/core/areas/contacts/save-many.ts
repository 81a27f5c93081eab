// Changes many people at once, as an import does: what is new is decided already and checked, so it is written table by table,
// a handful of statements for all of them.
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'
import type { CustomPatch } from '../../../../shared/contract/fields.ts'
import { isFamilyFirst } from '../../../../shared/domain/person-name.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb, SqlValue, WriteDb } from '../../database/handle.ts'
import { fieldsOf, planCustom, writeCustom } from '../fields/service.ts'
import { LIST_TABLES, LISTS, insertRows, type InputOf, type List, type NewRow } from './part-lists.ts'
import { addTagsOf, ensureTags, tagKey } from './tags.ts'

type Text = 'kind' | 'given' | 'family' | 'nickname' | 'say' | 'source' | 'language' | 'gender' | 'note'
type Rows<L extends 'addresses' | 'occasions'> = readonly NonNullable<ContactPatch[L]>[number][]

/** What becomes other of somebody who is shown. */
export interface ContactChange {
  readonly id: number
  readonly columns: Readonly<Partial<Record<Text, string>>>
  /** Rows to add at the end of a list. */
  readonly added: { readonly [L in List]?: readonly InputOf<L>[] }
  /** Rows of theirs, with their ids, as they are to stand. */
  readonly changed: { readonly addresses?: Rows<'addresses'>; readonly occasions?: Rows<'occasions'> }
  /** Names of tags they do not have. */
  readonly tags: readonly string[]
  /** Values of the shop's own fields; what does not fit a field is left out. */
  readonly custom: CustomPatch
}

export function saveContacts(context: CommandContext, changes: readonly ContactChange[]): void {
  const { db } = context
  writeColumns(
    context,
    changes.filter(({ columns }) => Object.keys(columns).length > 0),
  )
  for (const list of LISTS) addRows(context, list, changes)
  for (const { changed } of changes) {
    for (const address of changed.addresses ?? []) changeRow(context, 'addresses', address)
    for (const occasion of changed.occasions ?? []) changeRow(context, 'occasions', occasion)
  }
  writeOwnFields(db, changes)
  const tagged = changes.filter(({ tags }) => tags.length > 0)
  const tags = ensureTags(
    db,
    tagged.flatMap((one) => one.tags),
  )
  addTagsOf(
    db,
    tagged.map(({ id, tags: names }) => ({
      contactId: id,
      tagIds: names.map((name) => tags.get(tagKey(name)) ?? 0),
    })),
  )
}

function writeOwnFields(db: WriteDb, changes: readonly ContactChange[]): void {
  const said = changes.filter(({ custom }) => Object.keys(custom).length > 0)
  if (said.length === 0) return
  const fields = fieldsOf(db, 'contacts')
  const planned = said.map(({ id, custom }) => ({
    id,
    changes: planCustom(db, { subject: 'contacts', custom, id, fields }).changes,
  }))
  writeCustom(db, 'contacts', planned)
}

interface NameRow {
  readonly id: number
  readonly given: string
  readonly family: string
  readonly language: string | null
}
const NAMES = 'SELECT c.id, c.given, c.family, c.language FROM json_each(?) m CROSS JOIN contact c ON c.id = m.value'

function writeColumns({ db, settings }: CommandContext, changes: readonly ContactChange[]): void {
  const renamed = changes.filter(({ columns: { given, family, language } }) => given ?? family ?? language)
  const names = new Map(namesOf(db, renamed).map((row) => [row.id, row]))
  for (const { id, columns } of changes) {
    const values: Record<string, SqlValue> = { ...columns }
    const before = names.get(id)
    if (before !== undefined) {
      const { given = before.given, family = before.family, language = before.language } = columns
      values['family_first'] = Number(isFamilyFirst(given, family, language ?? settings.language))
    }
    db.run(updateOf(Object.keys(values)), ...Object.values(values), id)
  }
}

const namesOf = (db: ReadDb, changes: readonly ContactChange[]): readonly NameRow[] =>
  changes.length === 0 ? [] : db.all<NameRow>(NAMES, JSON.stringify(changes.map(({ id }) => id)))

/** Built from the names of columns above; the journal notes only what differs. */
const updateOf = (columns: readonly string[]) =>
  `UPDATE contact SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`

function addRows<L extends List>({ db, settings }: CommandContext, list: L, changes: readonly ContactChange[]): void {
  const adding = changes.flatMap(({ id, added }) => {
    const inputs: readonly InputOf<L>[] = added[list] ?? []
    return inputs.length === 0 ? [] : [{ id, inputs }]
  })
  if (adding.length === 0) return
  const last = lastPlaces(
    db,
    list,
    adding.map(({ id }) => id),
  )
  const { values } = LIST_TABLES[list]
  insertRows(
    db,
    list,
    adding.flatMap(({ id, inputs }) =>
      inputs.map((input, at): NewRow => ({
        contactId: id,
        position: (last.get(id) ?? -1) + 1 + at,
        values: values(input, settings.country, null),
      })),
    ),
  )
}

function lastPlaces(db: ReadDb, list: List, ids: readonly number[]): ReadonlyMap<number, number> {
  const rows = db.all<{ id: number; last: number }>(
    `SELECT m.value AS id, max(t.position) AS last FROM json_each(?) m CROSS JOIN ${LIST_TABLES[list].table} t
      ON t.owner_id = m.value GROUP BY m.value`,
    JSON.stringify(ids),
  )
  return new Map(rows.map(({ id, last }) => [id, last]))
}

function changeRow<L extends 'addresses' | 'occasions'>(
  { db, settings }: { readonly db: WriteDb } & Pick<CommandContext, 'settings'>,
  list: L,
  input: InputOf<L> & { readonly id?: number | undefined },
): void {
  const { table, columns, values } = LIST_TABLES[list]
  const sql = `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`
  db.run(sql, ...values(input, settings.country, null), input.id ?? 0)
}
