// Whether a call is let in: state of the book and the window first, then the role.
import type { Meta } from '../../shared/contract/base.ts'
import { Failure } from '../../shared/errors.ts'
import { mayAccess } from '../../shared/roles.ts'
import type { Seat } from './sessions.ts'

export interface Door {
  readonly open: boolean
  readonly seat: Pick<Seat, 'state' | 'session'>
}

/** SCREENED, BOOK_CLOSED, NOT_SIGNED_IN or FORBIDDEN; null lets the call in. */
export function refusal(meta: Meta, { open, seat }: Door): Failure | null {
  const { access, always = false } = meta
  if (!always) {
    if (seat.state === 'screened') return new Failure('SCREENED', {})
    if (!open) return new Failure('BOOK_CLOSED', {})
  }
  if (access === 'anyone') return null
  if (seat.session === null) {
    // Who locked the screen or closed the book may still sign out or close: there is nothing to protect from it.
    const harmless = always && (!open || seat.state === 'screened')
    return harmless ? null : new Failure('NOT_SIGNED_IN', {})
  }
  return mayAccess(seat.session.role, access) ? null : new Failure('FORBIDDEN', { need: access })
}
