// Which fields of messages the rest of the program knows by name.
import type { FieldDeclaration } from '../../area.ts'

const TYPES = {
  'send.contact_id': 'person',
  'send.source': 'choice',
  'send.source_id': 'number',
  'send.step': 'number',
  'send.channel': 'choice',
  'send.class': 'choice',
  'send.due': 'instant',
  'send.day': 'day',
  'send.arm': 'choice',
  'send.coupon': 'text',
  'send.pack': 'text',
  'send.at': 'instant',
  'send.user_id': 'staff',
  'send_event.contact_id': 'person',
  'send_event.send_id': 'number',
  'send_event.state': 'choice',
  'send_event.at': 'instant',
  'send_event.day': 'day',
  'send_event.due': 'instant',
  'send_event.detail': 'text',
  'send_event.user_id': 'staff',
  'single_message.contact_id': 'person',
  'single_message.subject': 'text',
  'single_message.text': 'text',
  'single_message.because': 'text',
  'single_message.at': 'instant',
  'single_message.user_id': 'staff',
} as const satisfies Record<string, FieldDeclaration['type']>

export const fields: readonly FieldDeclaration[] = Object.entries(TYPES).map(([name, type]) => ({
  name,
  type,
  personal: true,
}))
