// A calendar of birthdays into people: each once, whichever of their entries says most.
import { Failure } from '../../../../shared/errors.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { dateOfDay, shopCalendar } from '../../../../shared/domain/shop-day.ts'
import { DEFAULT_SOURCE } from './columns.ts'
import { ContactDraft } from './contact-patch.ts'
import { UnreadableText } from './csv-rows.ts'
import { keptDay, type KeptDay } from './ics-birthday.ts'
import { calendarReader, type CalendarEntry } from './ics-lines.ts'
import type { ContactsPlan, ImportFile, PlannedContact } from './plan.ts'
import type { Noted } from './reasons.ts'
import type { Asked } from './runs.ts'
import { breath } from './sheet.ts'
import { beginningOf, encodingOf, isEncoding, textOf } from './text-encoding.ts'
import { mendedCase, splitWholeName } from './written-names.ts'

/** Told by how it begins, and not by its name. */
export function isCalendar({ bytes }: ImportFile, encoding = encodingOf(bytes)): boolean {
  return isEncoding(encoding) && /^\s*BEGIN[ \t]*:[ \t]*VCALENDAR/i.test(beginningOf(bytes, encoding).slice(0, 4_096))
}

interface Person {
  /** Places of the entries, the one that says most first. */
  readonly rows: number[]
  day: KeptDay
}

/** Entries that keep the day of nobody are left out, and said so. Errors: FILE_UNREADABLE; BAD_INPUT for an odd encoding. */
export async function planCalendar(file: ImportFile, { mapping, settings, now }: Asked): Promise<ContactsPlan> {
  const encoding = mapping.encoding ?? encodingOf(file.bytes)
  const noted: Noted[] = []
  const units: PlannedContact[] = []
  const thisYear = dateOfDay(shopCalendar(settings.zone, settings.dayTurn).dayOf(now)).year
  const people = new Map<string, Person>()
  const { entries, calendar } = await entriesOf(file, encoding)
  for (const [at, entry] of entries.entries()) {
    const day = keptDay(entry, { calendar, zone: settings.zone, thisYear })
    if (day === null) {
      noted.push({ row: at + 1, fate: 'skipped', why: 'no-birthday' })
      continue
    }
    const key = `${day.kind} ${fold(day.name)} ${day.date?.slice(-5) ?? ''}`
    const known = people.get(key)
    if (known === undefined) people.set(key, { rows: [at + 1], day })
    else {
      // Some programs write an entry for each year: the one that knows the year is worth most.
      if (known.day.date?.startsWith('--') === true && day.date?.startsWith('--') === false) known.day = day
      known.rows.push(at + 1)
    }
  }
  for (const { rows, day } of people.values()) {
    const [row = 1, ...more] = rows
    const draft = new ContactDraft(row)
    const { given, family, title } = splitWholeName(day.name)
    const name = mendedCase({ given, family }, settings.language)
    draft.line('given', name.given, 120)
    draft.line('family', name.family, 120)
    draft.occasion(day.kind, day.date, day.said)
    draft.note(day.note)
    draft.extra(title)
    const drafted = draft.done()
    noted.push(...drafted.noted, ...more.map((one) => ({ row: one, fate: 'updated', why: 'twice-in-file' }) as const))
    units.push({ rows, patch: drafted.patch, photo: null })
  }
  return {
    kind: 'contacts',
    mapping: { ...mapping, encoding, source: mapping.source ?? DEFAULT_SOURCE },
    rows: entries.length,
    skipped: noted.filter(({ fate }) => fate === 'skipped').length,
    noted,
    units,
  }
}

const MOST_ENTRIES = 200_000

async function entriesOf({ bytes, name }: ImportFile, encoding: string) {
  if (!isEncoding(encoding)) throw new Failure('BAD_INPUT', { issues: [{ path: 'mapping.encoding', rule: 'unknown' }] })
  const reader = calendarReader()
  const entries: CalendarEntry[] = []
  try {
    for (const text of textOf(bytes, encoding)) {
      entries.push(...reader.push(text))
      if (entries.length > MOST_ENTRIES) throw new UnreadableText('entries')
      await breath()
    }
    entries.push(...reader.end())
  } catch (error) {
    if (error instanceof UnreadableText) throw new Failure('FILE_UNREADABLE', { name })
    throw error
  }
  if (entries.length === 0) throw new Failure('FILE_UNREADABLE', { name })
  return { entries, calendar: reader.name }
}
