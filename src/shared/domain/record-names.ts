// Kinds of records that have a history of their own.
export const RECORD_NAMES = [
  'contact',
  'product',
  'visit',
  'interaction',
  'task',
  'document',
  'list',
  'household',
  'segment',
  'offer',
  'campaign',
  'user',
  'outlet',
  'view',
  'setting',
] as const
