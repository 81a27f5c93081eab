// The real world, as the core takes it from outside: this PC's clock, dice, disk and log.
import { randomBytes } from 'node:crypto'
import * as files from 'node:fs'
import type { Clock, Log, Outside, Random } from '../core/outside.ts'

interface LogOptions {
  readonly only?: 'errors'
}

export function createOutside(write: (line: string) => void, options: LogOptions = {}): Outside {
  return { clock: realClock, random: realRandom, files, log: createLog(realClock, write, options) }
}

export const realClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

export const realRandom: Random = {
  bytes: (length) => new Uint8Array(randomBytes(length)),
  fraction: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
}

type Values = Parameters<Log['info']>[1]

/**
 * One JSON line per entry. A text is let through only where it looks like a code, and of an error only its name, code
 * and places in the program: messages of libraries quote what they were given, and that may be customers or a password.
 */
export function createLog(clock: Clock, write: (line: string) => void, { only }: LogOptions = {}): Log {
  const line = (level: 'info' | 'error', event: string, values: Values) =>
    write(JSON.stringify({ at: new Date(clock.now()).toISOString(), level, event, ...redacted(values) }))
  return {
    info(event, values) {
      if (only === undefined) line('info', event, values)
    },
    error: (event, error, values) => line('error', event, { ...values, ...describe(error) }),
  }
}

function describe(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error ? String(error.code) : error.name
  const frames = (error.stack ?? '').split('\n').filter((part) => /^\s+at /.test(part))
  return { error: error.name, code, ...(frames.length === 0 ? {} : { places: placesOf(frames) }) }
}

function placesOf(frames: readonly string[]): string {
  const places = frames.slice(0, 6).map((frame) => /([\w.-]+\.[cm]?[jt]s:\d+:\d+)\)?$/.exec(frame)?.[1] ?? 'node')
  return places.join('_')
}

function redacted(values: Values = {}): Readonly<Record<string, string | number | boolean | null>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' && !isCode(value) ? '…' : value]),
  )
}

function isCode(text: string): boolean {
  return /^[\w.:-]{1,400}$/.test(text) && !/@|^\+?\d{5,}$/.test(text)
}
