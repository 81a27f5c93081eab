// A calendar (RFC 5545) as its entries, each with its own properties; alarms and zones within stay out.
import { UnreadableText } from './csv-rows.ts'
import { readProperty, type VCardProperty } from './vcard-property.ts'

export interface CalendarEntry {
  /** Line of BEGIN:VEVENT, from 1. */
  readonly line: number
  readonly properties: readonly VCardProperty[]
}

export interface CalendarReader {
  /** What the calendar calls itself, as far as it is read. */
  readonly name: string
  push(text: string): CalendarEntry[]
  end(): CalendarEntry[]
}

/** No line of an honest calendar is longer, unfolded. */
const LONGEST_LINE = 1_048_576
const MOST_PROPERTIES = 500

export function calendarReader(): CalendarReader {
  let rest = ''
  let logical: string | null = null
  let line = 0
  let started = 0
  let name = ''
  let open: { line: number; properties: VCardProperty[] } | null = null
  let within = 0

  function take(done: CalendarEntry[]): void {
    const property = logical === null ? null : readProperty(logical, null)
    logical = null
    if (property === null) return
    const value = property.value.trim().toUpperCase()
    if (property.name === 'BEGIN' && (value === 'VEVENT' || value === 'VTODO') && open === null)
      open = { line: started, properties: [] }
    else if (property.name === 'BEGIN' && open !== null) within += 1
    else if (property.name === 'END' && open !== null) {
      if (within > 0) within -= 1
      else {
        done.push(open)
        open = null
      }
    } else if (open !== null && within === 0) {
      if (open.properties.length < MOST_PROPERTIES) open.properties.push(property)
    } else if (open === null && (property.name === 'X-WR-CALNAME' || property.name === 'NAME')) name ||= property.value
  }

  function physical(text: string, done: CalendarEntry[]): void {
    line += 1
    if (logical !== null && /^[ \t]/.test(text)) {
      if (logical.length + text.length > LONGEST_LINE) throw new UnreadableText('line')
      logical += text.slice(1)
      return
    }
    take(done)
    logical = text
    started = line
  }

  return {
    get name() {
      return name
    },
    push(text) {
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      if (rest.length > LONGEST_LINE) throw new UnreadableText('line')
      const done: CalendarEntry[] = []
      for (const one of lines) physical(one, done)
      return done
    },
    end() {
      const done: CalendarEntry[] = []
      physical(rest, done)
      take(done)
      rest = ''
      return done
    },
  }
}
