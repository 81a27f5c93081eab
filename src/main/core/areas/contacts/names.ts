// What rows of this area are called in history and trash, from their stated columns alone.
import * as z from 'zod'
import { displayName } from '../../../../shared/domain/person-name.ts'

const ContactRow = z.object({
  kind: z.enum(['person', 'company']),
  given: z.string(),
  family: z.string(),
  family_first: z.number(),
  nickname: z.string().nullable(),
})
const TagRow = z.object({ name: z.string() })

/** Null for rows without a name of their own, and for people known by number or address only. */
export function nameOf(table: string, row: Readonly<Record<string, unknown>>): string | null {
  if (table === 'tag') return TagRow.safeParse(row).data?.name ?? null
  const contact = table === 'contact' ? ContactRow.safeParse(row).data : undefined
  if (contact === undefined) return null
  return displayName({ ...contact, familyFirst: contact.family_first === 1 }) || null
}
