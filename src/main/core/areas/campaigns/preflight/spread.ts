// Over which days messages spread: e-mails beyond what the account takes in a day go on the next ones.

interface Planned {
  /** Shop day. */
  readonly day: number
  readonly byMail: boolean
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
  const add = (days: Map<number, number>, day: number, count: number) => days.set(day, (days.get(day) ?? 0) + count)
  for (const { day, byMail } of planned) add(byMail && perDay !== null ? mails : people, Math.max(day, today), 1)
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
