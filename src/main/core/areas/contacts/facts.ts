// What a segment may ask of who people are, how they are reached and how they are linked.
import { Channel, PreferenceKind } from '../../../../shared/contract/contacts.ts'
import { fold, foldedWords } from '../../../../shared/domain/fold.ts'
import type { LINK_KINDS } from '../../../../shared/domain/link-kind.ts'
import { worded, type FactAnswer, type FactDeclaration, type FactPlace, type FactScope } from '../../facts.ts'
import { HAS, NO_CITY } from './found-by.ts'
import { ageFact, occasionFacts } from './occasion-facts.ts'
import { tagKey } from './tags.ts'

/** One row of contact_list a person: narrow, and all in one place. */
const listed = (expression: string, where = '1'): (() => FactAnswer) => {
  const sql = `SELECT l.contact_id AS id, ${expression} AS answer FROM contact_list l WHERE ${where}`
  return () => ({ is: 'one', sql, values: [], otherwise: null })
}

/** A column of the person. */
const stated = (column: string): (() => FactAnswer) => {
  const sql = `SELECT c.id, c.${column} AS answer FROM contact c WHERE c.${column} IS NOT NULL`
  return () => ({ is: 'one', sql, values: [], otherwise: null })
}

/** What stands in a column anywhere in the book. */
const inUse =
  ({ db }: FactPlace, table: 'contact' | 'contact_list', column: string) =>
  () =>
    db
      .pluck<string>(
        `SELECT DISTINCT ${column} FROM ${table} WHERE ${column} IS NOT NULL AND ${column} <> '' ORDER BY 1 LIMIT 300`,
      )
      .map((value) => ({ value, label: value }))

/** Of a text that may be empty. */
const written = (column: 'given' | 'family'): (() => FactAnswer) => {
  const sql = `SELECT c.id, c.${column} AS answer FROM contact c WHERE c.${column} <> ''`
  return () => ({ is: 'one', sql, values: [], otherwise: null })
}

function nameFacts(place: FactPlace): readonly FactDeclaration[] {
  return [
    {
      fact: 'contacts.kind',
      type: 'choice',
      ops: ['any', 'none'],
      options: () => worded(['person', 'company']),
      answer: listed('l.kind'),
    },
    {
      fact: 'contacts.name',
      type: 'text',
      ops: ['words'],
      answer: () => ({
        is: 'one',
        sql: 'SELECT w.contact_id AS id, w.names AS answer FROM contact_search w',
        values: [],
        otherwise: null,
      }),
      // They are stored folded, each with a blank before it.
      asked({ value }) {
        const words = foldedWords(String(value))
        const each = words.map(() => 'instr(w.names, ?) > 0').join(' AND ')
        const sql = `s.contact_id IN (SELECT w.contact_id FROM contact_search w WHERE ${each})`
        return { sql, values: words.map((word) => ` ${word}`) }
      },
    },
    { fact: 'contacts.given', type: 'text', answer: written('given') },
    { fact: 'contacts.family', type: 'text', answer: written('family') },
    {
      fact: 'contacts.source',
      type: 'choice',
      options: inUse(place, 'contact_list', 'source'),
      answer: listed('l.source', 'l.source IS NOT NULL'),
    },
    {
      fact: 'contacts.language',
      type: 'choice',
      options: inUse(place, 'contact', 'language'),
      answer: stated('language'),
    },
    {
      fact: 'contacts.channel',
      type: 'choice',
      options: () => worded(Channel.options),
      answer: listed('l.channel', 'l.channel IS NOT NULL'),
    },
    {
      fact: 'contacts.looked-after-by',
      type: 'choice',
      options: () => place.db.all('SELECT id AS value, name AS label FROM user WHERE archived = 0 ORDER BY name, id'),
      answer: listed('l.looked_after_by', 'l.looked_after_by IS NOT NULL'),
    },
    { fact: 'contacts.known', type: 'day', ops: DAYS, instant: true, answer: listed('l.made_at') },
    { fact: 'contacts.known-ago', type: 'days', ops: DAYS, instant: true, answer: listed('l.made_at') },
  ]
}

const DAYS = ['=', '<>', '<', '<=', '>', '>=', 'between'] as const

/** What only some of the shop may see. */
function detailFacts(place: FactPlace): readonly FactDeclaration[] {
  const choice = (fact: string, column: string): FactDeclaration => ({
    fact,
    type: 'choice',
    fields: [`contact.${column}`],
    options: inUse(place, 'contact', column),
    answer: stated(column),
  })
  return [
    choice('contacts.gender', 'gender'),
    ageFact(place),
    choice('contacts.family-status', 'family_status'),
    choice('contacts.household-income', 'household_income'),
    choice('contacts.business-income', 'business_income'),
    { fact: 'contacts.interests', type: 'text', fields: ['contact.interests'], answer: stated('interests') },
  ]
}

const PLACES = `SELECT owner_id AS id, postcode, country FROM address UNION ALL SELECT contact_id, postcode, country FROM contact_home`

function reachFacts(place: FactPlace): readonly FactDeclaration[] {
  const places = (column: string): FactDeclaration['answer'] => {
    const sql = `SELECT id, ${column} AS answer FROM (${PLACES}) WHERE ${column} <> ''`
    return () => ({ is: 'some', sql, values: [] })
  }
  const has = Object.entries(HAS).map(
    ([name, bit]) => `SELECT l.contact_id AS id, '${name}' AS answer FROM contact_list l WHERE l.has & ${String(bit)}`,
  )
  return [
    {
      fact: 'contacts.city',
      type: 'choice',
      options: () =>
        place.db.all(
          'SELECT min(city) AS value, min(city) AS label FROM contact_list WHERE city_key < ? GROUP BY city_key ORDER BY city_key LIMIT 2000',
          NO_CITY,
        ),
      stored: (city) => fold(String(city)),
      shown: (key) => place.db.pluck<string>('SELECT min(city) FROM contact_list WHERE city_key = ?', key)[0] ?? key,
      answer: listed('l.city_key', 'l.city IS NOT NULL'),
    },
    { fact: 'contacts.postcode', type: 'text', answer: places('postcode') },
    {
      fact: 'contacts.country',
      type: 'choice',
      options: () =>
        place.db
          .pluck<string>(`SELECT DISTINCT country FROM (${PLACES}) WHERE country <> '' ORDER BY 1`)
          .map((value) => ({ value, label: value })),
      answer: places('country'),
    },
    {
      fact: 'contacts.has',
      type: 'choice',
      ops: ['any', 'none'],
      options: () => worded(Object.keys(HAS)),
      answer: () => ({ is: 'some', sql: has.join(' UNION ALL '), values: [] }),
    },
    { fact: 'contacts.note', type: 'text', answer: stated('note') },
    {
      fact: 'contacts.preference',
      type: 'text',
      scope: ['kinds'],
      kinds: worded(PreferenceKind.options),
      answer: ({ kinds }: FactScope) => ({
        is: 'some',
        sql: `SELECT p.owner_id AS id, p.words AS answer FROM contact_preference p
          WHERE ? OR p.kind IN (SELECT value FROM json_each(?))`,
        values: [Number(kinds === null), JSON.stringify(kinds ?? [])],
      }),
    },
    tagFact(place),
  ]
}

/** One tag may have been made on several machines: it is known by its name. */
const tagFact = ({ db }: FactPlace): FactDeclaration => ({
  fact: 'contacts.tags',
  type: 'choice',
  options: () =>
    db.all('SELECT min(id) AS value, name AS label FROM tag GROUP BY key HAVING min(archived) = 0 ORDER BY key'),
  stored: (tag) =>
    typeof tag === 'string'
      ? tagKey(tag)
      : (db.pluck<string | null>('SELECT key FROM tag WHERE id = ?', tag)[0] ?? null),
  shown: (key) => db.pluck<number>('SELECT min(id) FROM tag WHERE key = ?', key)[0] ?? key,
  answer: () => ({
    is: 'some',
    sql: 'SELECT ct.owner_id AS id, t.key AS answer FROM tag t JOIN contact_tag ct ON ct.tag_id = t.id',
    values: [],
  }),
})

// Whoever was merged is who they are now; whoever is in the trash is nobody's employer. Since two of them became one, a person may be
// linked to themselves: that says nothing.
const linked = (kind: (typeof LINK_KINDS)[number]) =>
  `SELECT k.owner_id AS id, l.contact_id AS other FROM link k
    JOIN contact_list l ON l.contact_id = coalesce((SELECT a.canon_id FROM alias a WHERE a.id = k.other_id), k.other_id)
    WHERE k.kind = '${kind}' AND l.contact_id <> k.owner_id`

const LINKS: readonly FactDeclaration[] = [
  {
    fact: 'contacts.brought',
    type: 'count',
    answer: () => ({
      is: 'one',
      sql: `SELECT other AS id, count(DISTINCT id) AS answer FROM (${linked('referred-by')}) GROUP BY other`,
      values: [],
      otherwise: 0,
    }),
  },
  {
    fact: 'contacts.referred',
    type: 'yes-no',
    answer: () => ({ is: 'whether', sql: `SELECT id FROM (${linked('referred-by')})`, values: [] }),
  },
  {
    fact: 'contacts.works-for',
    type: 'yes-no',
    answer: () => ({ is: 'whether', sql: `SELECT id FROM (${linked('works-for')})`, values: [] }),
  },
]

export const facts = (place: FactPlace): readonly FactDeclaration[] => [
  ...nameFacts(place),
  ...detailFacts(place),
  ...reachFacts(place),
  ...LINKS,
  ...occasionFacts(place),
]
