// How people may be linked; the other is this person's …: their employer, their parent, who brought them.
export const LINK_KINDS = [
  'works-for',
  'partner',
  'parent',
  'child',
  'sibling',
  'family',
  'friend',
  'referred-by',
  'other',
] as const
