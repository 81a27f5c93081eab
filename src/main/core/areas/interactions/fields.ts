// Which fields of an interaction the rest of the program knows by name. All that was said is personal.
import type { FieldDeclaration } from '../../area.ts'

const TYPES = {
  'interaction.kind': 'choice',
  'interaction.words': 'text',
  'interaction.direction': 'choice',
  'interaction.phase': 'choice',
  'interaction.begun_by': 'choice',
  'interaction.tone': 'choice',
  'interaction.open': 'yes-no',
  'interaction.at': 'instant',
  'interaction.day': 'day',
  'interaction.user_id': 'staff',
  'interaction.caller': 'text',
} as const satisfies Record<string, FieldDeclaration['type']>

export const fields: readonly FieldDeclaration[] = Object.entries(TYPES).map(([name, type]) => ({
  name,
  type,
  personal: true,
}))
