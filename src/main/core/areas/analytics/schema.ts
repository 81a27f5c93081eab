// The table of what others in the market offered, as the journal knows it.
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { FieldDeclaration } from '../../area.ts'
import { journaled, type TableDeclaration } from '../../database/tables.ts'

const competitorOffer = sqliteTable(
  'competitor_offer',
  {
    id: integer('id').primaryKey(),
    competitor: text('competitor').notNull(),
    offer: text('offer').notNull(),
    fromDay: integer('from_day').notNull(),
    untilDay: integer('until_day').notNull(),
    focus: text('focus').notNull(),
    segmentId: integer('segment_id'),
    note: text('note'),
    archived: integer('archived').notNull().default(0),
  },
  (table) => [
    index('competitor_offer_segment')
      .on(table.segmentId)
      .where(sql`segment_id IS NOT NULL`),
  ],
)

export const tables: readonly TableDeclaration[] = [
  journaled(competitorOffer, {
    number: 92,
    kind: 'lookup',
    columns: { competitor: 1, offer: 2, from_day: 3, until_day: 4, focus: 5, segment_id: 6, note: 7, archived: 8 },
    archived: 'archived',
    uses: { segment_id: 'segment' },
  }),
]

const TYPES = {
  'competitor_offer.competitor': 'text',
  'competitor_offer.offer': 'text',
  'competitor_offer.from_day': 'day',
  'competitor_offer.until_day': 'day',
  'competitor_offer.focus': 'text',
  'competitor_offer.segment_id': 'choice',
  'competitor_offer.note': 'text',
  'competitor_offer.archived': 'yes-no',
} as const satisfies Record<string, FieldDeclaration['type']>

export const fields: readonly FieldDeclaration[] = Object.entries(TYPES).map(([name, type]) => ({
  name,
  type,
  personal: false,
}))
