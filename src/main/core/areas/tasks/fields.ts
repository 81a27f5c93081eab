// Which fields of a task the rest of the program knows by name. A task is the shop's own, also where it is about somebody.
import type { FieldDeclaration } from '../../area.ts'

const TYPES = {
  'task.words': 'text',
  'task.note': 'text',
  'task.due': 'day',
  'task.assigned_to': 'staff',
  'task.about_what': 'choice',
  'task.about_id': 'number',
  'task.done_at': 'instant',
  'task.done_by': 'staff',
  'task.made_at': 'instant',
  'task.made_by': 'staff',
  'task.contact_id': 'person',
  'task_value.value': 'text',
} as const satisfies Record<string, FieldDeclaration['type']>

export const fields: readonly FieldDeclaration[] = Object.entries(TYPES).map(([name, type]) => ({
  name,
  type,
  personal: false,
}))
