// What of the shop's settings differs from what is saved: only that is sent.
import type { Shop } from '../../app/session/screen-of.ts'

type Changeable = Omit<Shop, 'currency'>

/** Null where nothing differs. */
export function changedShop(saved: Shop, draft: Shop): Partial<Changeable> | null {
  const { currency: _fixed, ...open } = draft
  const entries = Object.entries(open).filter(([name, value]) => saved[name as keyof Changeable] !== value)
  return entries.length === 0 ? null : Object.fromEntries(entries) // fromEntries forgets names
}
