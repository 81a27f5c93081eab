// Over which days messages spread: e-mails beyond what the account takes in a day go on the next ones.

export interface Planned {
  /** Shop day. */
  readonly day: number
  /** How many e-mails, and how many of what has no limit. */
  readonly mails: number
  readonly others: number
}

interface Room {
  /** E-mails a day; null: no limit known. */
  readonly perDay: number | null
  /** What of it is left today. */
  readonly today: number
  readonly leftToday: number
}

export interface PlannedDay {
  readonly day: number
  readonly people: number
}

/** By day, earliest first; days without anybody are left out. */
export function spreadOver(planned: readonly Planned[], { perDay, today, leftToday }: Room): readonly PlannedDay[] {
  const people = new Map<number, number>()
  const mails = new Map<number, number>()
  const add = (days: Map<number, number>, day: number, count: number) => {
    if (count > 0) days.set(day, (days.get(day) ?? 0) + count)
  }
  for (const one of planned) {
    const day = Math.max(one.day, today)
    add(people, day, one.others)
    add(perDay === null ? people : mails, day, one.mails)
  }
  const days = [...mails.keys()].sort((a, b) => a - b)
  let waiting = 0
  for (let [day, at] = [days[0] ?? today, 0]; at < days.length || waiting > 0; day += 1) {
    if (waiting === 0 && at < days.length) day = days[at] ?? day
    if (days[at] === day) {
      waiting += mails.get(day) ?? 0
      at += 1
    }
    const room = Math.max(0, day === today ? leftToday : (perDay ?? 0))
    const going = Math.min(waiting, room)
    if (going > 0) add(people, day, going)
    waiting -= going
  }
  return [...people].map(([day, count]) => ({ day, people: count })).sort((a, b) => a.day - b.day)
}
