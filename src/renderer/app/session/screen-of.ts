// Which screen a window shows, from what the core says of book and session. Pure.
import type { api } from '../../api/client.ts'

export type BookStatus = Awaited<ReturnType<typeof api.book.status>>
export type Me = Awaited<ReturnType<typeof api.session.me>>
export type Shop = Awaited<ReturnType<typeof api.settings.get>>
export type SignedIn = Me & { readonly user: NonNullable<Me['user']> }

export type Screen = 'sample' | 'start' | 'trouble' | 'unlock' | 'locked' | 'shop'

/** Which screen these answers lead to. */
export function screenOf(status: BookStatus, me: Me): Screen {
  const nobody = me.state === 'signed-out' || me.user === null
  // Everybody may look around in the sample shop: nobody is asked for its password at the door.
  if (status.demo && (status.state === 'closed' || (status.state === 'open' && nobody))) return 'sample'
  if (status.state === 'none') return 'start'
  if (status.state === 'damaged' || status.state === 'newer') return 'trouble'
  if (status.state === 'closed' || nobody) return 'unlock'
  return me.state === 'screened' ? 'locked' : 'shop'
}
