// Who sits at which window. Role and user belong to a connection; the screen lock takes them from all of them.
import type { Session } from './area.ts'

export type SeatState = 'signed-out' | 'screened' | 'signed-in'

/** One window, tab or command line. */
export interface Seat {
  readonly id: number
  readonly label: string
  readonly state: SeatState
  readonly session: Session | null
  /** Who sat here when the screen was locked, so that the lock can greet them; it gives no rights. */
  readonly before: Session | null
  /** Aborted when this session ends, so that its streams do. */
  readonly ends: AbortSignal
  /** Aborted when the window is gone. */
  readonly gone: AbortSignal
}

interface MutableSeat {
  readonly id: number
  readonly label: string
  state: SeatState
  session: Session | null
  before: Session | null
  end: AbortController
  readonly go: AbortController
}

export interface Sessions {
  open(label: string): number
  close(id: number): void
  of(id: number): Seat
  /** Undefined once the window is gone. */
  find(id: number): Seat | undefined
  all(): readonly Seat[]
  signIn(id: number, session: Session): void
  signOut(id: number): void
  /** Locks the screen of every window that somebody sat at. */
  screen(): void
  /** The book is closed: nobody sits anywhere. */
  drop(): void
  /** After users changed: name and role as they are now; undefined ends the session. */
  refresh(now: (userId: number) => Session | undefined): void
}

/** `changed` is told of every window whose state is another one now. */
export function createSessions(changed: (id: number) => void): Sessions {
  const seats = new Map<number, MutableSeat>()
  let last = 0

  function move(seat: MutableSeat, state: SeatState, session: Session | null): void {
    if (seat.state === state && seat.session === session) return
    if (seat.session !== null && seat.session.userId !== session?.userId) {
      seat.end.abort()
      seat.end = new AbortController()
    }
    seat.before = state === 'screened' ? (seat.session ?? seat.before) : null
    seat.state = state
    seat.session = session
    changed(seat.id)
  }

  function seatOf(id: number): MutableSeat {
    const seat = seats.get(id)
    if (seat === undefined) throw new TypeError('a call over a closed connection')
    return seat
  }

  const seen = (seat: MutableSeat): Seat => ({
    id: seat.id,
    label: seat.label,
    state: seat.state,
    session: seat.session,
    before: seat.before,
    ends: seat.end.signal,
    gone: seat.go.signal,
  })

  return {
    open(label) {
      last += 1
      seats.set(last, {
        id: last,
        label,
        state: 'signed-out',
        session: null,
        before: null,
        end: new AbortController(),
        go: new AbortController(),
      })
      return last
    },
    close(id) {
      const seat = seats.get(id)
      seats.delete(id)
      seat?.end.abort()
      seat?.go.abort()
    },
    of: (id) => seen(seatOf(id)),
    find: (id) => {
      const seat = seats.get(id)
      return seat && seen(seat)
    },
    all: () => [...seats.values()].map(seen),
    signIn: (id, session) => {
      move(seatOf(id), 'signed-in', session)
    },
    signOut: (id) => {
      move(seatOf(id), 'signed-out', null)
    },
    screen: () => {
      for (const seat of seats.values()) if (seat.state === 'signed-in') move(seat, 'screened', null)
    },
    drop: () => {
      for (const seat of seats.values()) move(seat, 'signed-out', null)
    },
    refresh: (now) => {
      for (const seat of seats.values()) {
        if (seat.session === null) continue
        const { userId, name, role } = seat.session
        const fresh = now(userId)
        if (fresh === undefined) move(seat, 'signed-out', null)
        else if (fresh.name !== name || fresh.role !== role) move(seat, 'signed-in', fresh)
      }
    },
  }
}
