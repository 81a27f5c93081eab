// The outside world as tests need it: a clock turned by hand, dice that always fall the same way, a disk that can be
// broken, a log that is only collected.
import * as fs from 'node:fs'
import type { Clock, Files, Log, Outside, Random } from '../../src/main/core/outside.ts'

/** Tuesday, 2026-03-10, 08:00 in UTC. */
export const TEST_NOW = Date.UTC(2026, 2, 10, 8)

export interface TestClock extends Clock {
  /** Lets `ms` pass and calls back whoever waited, in order. */
  turn(ms: number): void
  /** Sets the clock, also back; nobody is called. */
  set(now: number): void
}

export function testClock(start = TEST_NOW): TestClock {
  let now = start
  let timers: { readonly at: number; readonly run: () => void }[] = []
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => void (timers = timers.filter((one) => one !== timer))
    },
    turn(ms) {
      const until = now + ms
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        timers = timers.filter((one) => one !== next)
        now = Math.max(now, next.at)
        next.run()
      }
      now = until
    },
    set(time) {
      now = time
    },
  }
}

/** Repeats itself for the same seed (mulberry32). Never for real keys. */
export function seededRandom(seed = 1): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return { bytes: (length) => Uint8Array.from({ length }, () => next() & 255), fraction: () => next() / 2 ** 32 }
}

export interface TestLog extends Log {
  /** Everything said so far, one JSON line each. */
  readonly lines: readonly string[]
}

export function testLog(): TestLog {
  const lines: string[] = []
  return {
    lines,
    info: (event, values = {}) => void lines.push(JSON.stringify({ event, ...values })),
    error: (event, error, values = {}) => void lines.push(JSON.stringify({ event, error: String(error), ...values })),
  }
}

export interface Breakage {
  /** What the system says: ENOSPC, EROFS, EACCES, EIO. */
  readonly code: string
  /** Bytes that still fit. */
  readonly afterBytes: number
}

/** A real file system that refuses to write more than so many bytes. */
export function brokenFiles({ code, afterBytes }: Breakage): Files {
  let left = afterBytes
  const refuse = () => {
    throw Object.assign(new Error(`${code}: broken on purpose`), { code })
  }
  const writeSync = (handle: number, bytes: NodeJS.ArrayBufferView, offset = 0, length = bytes.byteLength - offset) => {
    if (left <= 0) refuse()
    const fits = Math.min(left, length)
    left -= fits
    return fs.writeSync(handle, bytes, offset, fits)
  }
  // Only this one of its overloads is used by the program.
  return { ...fs, writeSync: writeSync as typeof fs.writeSync }
}

export interface StoppingFiles {
  readonly files: Files
  /** How many steps were tried. */
  steps(): number
}

export interface Stop {
  /** So many changes are made; the next one fails. */
  readonly last: number
  readonly code: string
  /** `dead`: every later change fails too, as if the program had been killed there. `once`: the disk was full for a moment. */
  readonly then: 'dead' | 'once'
}

/** A file system that stops at one of its changes. Reading goes on. */
export function stoppingFiles({ last, code, then }: Stop): StoppingFiles {
  let steps = 0
  const step = <A extends readonly unknown[], R>(run: (...given: A) => R) => {
    return (...given: A): R => {
      steps++
      if (then === 'dead' ? steps > last : steps === last + 1)
        throw Object.assign(new Error(`${code}: stopped on purpose`), { code })
      return run(...given)
    }
  }
  const openSync = (path: fs.PathLike, flags: fs.OpenMode = 'r', mode?: fs.Mode | null) =>
    (flags === 'r' ? fs.openSync : step(fs.openSync))(path, flags, mode)
  return {
    steps: () => steps,
    files: {
      ...fs,
      openSync,
      // Overloads are lost on the way; the program uses the one with a buffer.
      writeSync: step(fs.writeSync as (...given: never[]) => number) as typeof fs.writeSync,
      fsyncSync: step(fs.fsyncSync),
      renameSync: step(fs.renameSync),
      rmSync: step(fs.rmSync),
      unlinkSync: step(fs.unlinkSync),
      mkdirSync: step(fs.mkdirSync as (...given: never[]) => string | undefined) as typeof fs.mkdirSync,
    },
  }
}

export interface TestOutside extends Outside {
  readonly clock: TestClock
  readonly log: TestLog
  /** Of the dice. */
  readonly seed: number
}

export function testOutside(
  parts: { readonly files?: Files; readonly seed?: number; readonly now?: number } = {},
): TestOutside {
  return {
    clock: testClock(parts.now),
    random: seededRandom(parts.seed),
    seed: parts.seed ?? 1,
    files: parts.files ?? fs,
    log: testLog(),
  }
}
