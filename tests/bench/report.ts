// docs/performance.md, written by the run: every figure with its goal, and the next step where a goal is missed.
import type { BusyFigure } from './busy-counter.ts'
import type { DuplicatesFigure } from './duplicates-figures.ts'
import type { CoreFigure } from './core-figures.ts'
import type { ImportFigure } from './import-figures.ts'
import type { Spread } from './measure.ts'
import type { FreezingFigures } from './freezing-figures.ts'
import type { SendingFigures } from './sending-figures.ts'
import type { SocketFigures } from './socket-figures.ts'
import type { WindowFigures } from './window-figures.ts'

export interface BenchResult {
  readonly takenAt: string
  readonly machine: {
    readonly processor: string
    readonly cores: number
    readonly memoryGb: number
    readonly system: string
    readonly node: string
  }
  readonly people: number
  readonly visits: number
  /** How long it took to make the book. */
  readonly seconds: number
  readonly core: readonly CoreFigure[]
  readonly imports: readonly ImportFigure[]
  readonly busy: readonly BusyFigure[]
  /** The look for duplicates through the whole book. */
  readonly lookSeconds: number
  /** Every customer computed anew. */
  readonly recomputeSeconds: number
  /** Each with the people of the whole book. */
  readonly reports: readonly DuplicatesFigure[]
  readonly segments: readonly DuplicatesFigure[]
  readonly duplicates: { readonly figures: readonly DuplicatesFigure[]; readonly pairs: number }
  readonly freezing: FreezingFigures
  readonly sending: SendingFigures
  readonly socket: SocketFigures
  /** Null where no browser is installed. */
  readonly window: WindowFigures | null
}

/** Goals in milliseconds at the 95th percentile, unless said. */
const SOCKET_GOAL = 10
const UNLOCK_GOAL = 1_200
const LIST_GOAL = 800
const MEMORY_GOAL = 180
/** Seconds, for 100,000 people. */
const LOOK_GOAL = 30
const RECOMPUTE_GOAL = 2
const FREEZE_GOAL = 3
const BUSY_GOAL = { p95: 15, p999: 50 }
/** Least share of what a bare pool of the mail library sends. */
const SENDING_SHARE = 0.8
/** Least share of what the same writes reach raw. */
const RAW_SHARE = 0.5
const coreGoal = ({ floor, goal }: CoreFigure): number => goal ?? 2 * floor.p95 + 0.3

/** What is being done about a missed goal, by the name of the figure. */
export type NextSteps = Readonly<Record<string, string>>

interface Row {
  readonly name: string
  readonly cells: readonly string[]
  readonly met: boolean
}

export function performancePage(result: BenchResult, next: NextSteps): string {
  const core = result.core.map((figure): Row => {
    const { name, call, floor } = figure
    const goal = coreGoal(figure)
    return {
      name,
      cells: [ms(call.p50), ms(call.p95), ms(floor.p95), ms(goal), verdict(call.p95 <= goal)],
      met: call.p95 <= goal,
    }
  })
  const socket = result.socket.figures.map(({ name, call, goal = SOCKET_GOAL }): Row => ({
    name: `${name}, over the WebSocket`,
    cells: [ms(call.p50), ms(call.p95), ms(goal), verdict(call.p95 <= goal)],
    met: call.p95 <= goal,
  }))
  const whole = wholeRows(result)
  const imports = result.imports.flatMap(importRows)
  const busy = result.busy.map(({ name, call, goal = BUSY_GOAL.p95 }): Row => {
    const met = call.p95 <= goal && call.p999 <= BUSY_GOAL.p999
    return { name, cells: [String(call.samples), ms(call.p50), ms(call.p95), ms(call.p999), verdict(met)], met }
  })
  const look = secondsRow('look through the whole book for duplicates', result.lookSeconds, LOOK_GOAL)
  const recompute = secondsRow('compute every customer anew', result.recomputeSeconds, RECOMPUTE_GOAL)
  const freeze = secondsRow('freeze who gets a campaign to everybody', result.freezing.seconds, FREEZE_GOAL)
  const timed = ({ name, call, goal }: DuplicatesFigure): Row => ({
    name,
    cells: [ms(call.p50), ms(call.p95), ms(goal), verdict(call.p95 <= goal)],
    met: call.p95 <= goal,
  })
  const found = result.duplicates.figures.map(timed)
  const reports = result.reports.map(timed)
  const segments = result.segments.map(timed)
  const looks = result.freezing.looks.map(timed)
  const sending = result.sending.figures.map(({ name, ours, bare }): Row => {
    const met = ours >= SENDING_SHARE * bare
    const cells = [
      ours.toFixed(0),
      bare.toFixed(0),
      `${((100 * ours) / bare).toFixed(0)} %`,
      `${String(100 * SENDING_SHARE)} %`,
    ]
    return { name: `mail ${name}`, cells: [...cells, verdict(met)], met }
  })
  const missed = [
    ...sending,
    ...core,
    ...imports,
    look,
    ...found,
    recompute,
    freeze,
    ...looks,
    ...reports,
    ...segments,
    ...busy,
    ...socket,
    ...whole,
  ].filter((row) => !row.met)
  const { machine } = result
  return `# Performance

Written by \`npm run bench\` on ${result.takenAt}: ${machine.processor}, ${String(machine.cores)} cores, ${machine.memoryGb.toFixed(0)} GB, ${machine.system}, Node ${machine.node}.
Machines differ and this one is shared, so compare figures within one run only. Times are milliseconds.
The book: the sample shop with ${result.people.toLocaleString('en')} people and ${result.visits.toLocaleString('en')} visits, encrypted (AEGIS-256), \`synchronous=FULL\`, made in ${result.seconds.toFixed(0)} seconds.

## In the core

The floor is the same SQL run raw on an unencrypted copy with the same indexes, call by call in turn. The goal is twice the floor plus 0.3 ms, but for a key in the search box (7), a timeline (3) and a visit logged (2).

${table(['', 'p50', 'p95', 'floor p95', 'goal', ''], core)}

## Files brought in

Through the service into an empty book, with nobody at the counter, from the call to the report. Raw is what the import writes of the shop, its journal included, again without asking anything, on an unencrypted copy with the same indexes, triggers and search tables, in large transactions.${result.imports.some(({ name }) => name === 'Online Retail') ? '' : ' The Online Retail file was not measured: `REGULARS_TEST_DATA` names no folder with it.'}

${table(['', 'found', 'goal', ''], imports)}

## Looking for duplicates

On another thread, learning included, from the call to the answer, while visits are logged.

${table(['', 'took', 'goal', ''], [look])}

It found ${result.duplicates.pairs.toLocaleString('en')} pairs; one in fifty of the book's people was written down twice, and many bear one name. Asked of the core afterwards:

${table(['', 'p50', 'p95', 'goal', ''], found)}

## Every customer anew

Sums read whole from the ledgers, models fitted, cuts learned on another thread, everybody judged anew beside the counter, from the call to the answer.

${table(['', 'took', 'goal', ''], [recompute])}

## Reports

Each asked anew, on another thread, from the call to the answer.

${table(['', 'p50', 'p95', 'goal', ''], reports)}

## Segments counted

${table(['', 'p50', 'p95', 'goal', ''], segments)}

## Beside long work

Logging a visit with two lines in the book above while 20,000 customers come in, while they are taken back, while a backup is made, while duplicates are looked for, while every customer is computed anew, and while recipients are frozen; from the moment it was wanted. The goal is ${String(BUSY_GOAL.p95)} at p95, but 5 while customers are computed, and ${String(BUSY_GOAL.p999)} at p99.9.

${table(['', 'visits', 'p50', 'p95', 'p99.9', ''], busy)}

## Campaigns

What a campaign to everybody would do, told before it goes; and ${String(result.freezing.frozen)} messages frozen, from the order to the last of them: ${result.freezing.seconds.toFixed(1)} s, with nobody at the counter (goal ${String(FREEZE_GOAL)}).

${table(['', 'p50', 'p95', 'goal', ''], looks)}

## Sending mail

${String(result.sending.messages)} personal messages out of a real book to a server of this PC, each asked about, marked in a commit of its own before it leaves and answered for, beside a bare pool of the mail library with as many connections. Messages a second; a visit logged meanwhile takes ${ms(result.sending.counter.p50)} / ${ms(result.sending.counter.p95)} (p50 / p95).

${table(['', 'sent', 'bare pool', 'share', 'goal', ''], sending)}

## Through the WebSocket

Asked by a client in another process, from the call to the parsed answer. An empty call takes ${ms(result.socket.ping.p50)} / ${ms(result.socket.ping.p95)} (p50 / p95).

${table(['', 'p50', 'p95', 'goal', ''], socket)}

## What a person waits for

Judged at the median of seven starts.

${table(['', 'p50', 'p95', 'goal', ''], whole)}

## Missed goals

${missed.length === 0 ? 'None in this run.' : missed.map((row) => `- **${row.name}**: ${next[row.name] ?? 'not looked into yet.'}`).join('\n')}
`
}

function secondsRow(name: string, seconds: number, goal: number): Row {
  const met = seconds <= goal
  return { name, cells: [`${seconds.toFixed(1)} s`, `${String(goal)} s`, verdict(met)], met }
}

function importRows({ name, rows, seconds, raw, undo, goal }: ImportFigure): Row[] {
  const row = (what: string, found: string, { aim, met }: { readonly aim: string; readonly met: boolean }): Row => ({
    name: `${name}: ${what}`,
    cells: [found, aim, verdict(met)],
    met,
  })
  const count = (value: number): string => Math.round(value).toLocaleString('en')
  const undone = `${undo.toFixed(1)} s`
  if ('seconds' in goal) {
    return [
      row('brought in', `${seconds.toFixed(1)} s`, { aim: `${String(goal.seconds)} s`, met: seconds <= goal.seconds }),
      row('taken back', undone, { aim: `${String(goal.undo)} s`, met: undo <= goal.undo }),
    ]
  }
  const rate = rows / seconds
  const share = raw === null ? [] : [raw / seconds]
  return [
    row('a second', count(rate), { aim: count(goal.rate), met: rate >= goal.rate }),
    ...share.map((found) =>
      row('share of raw', `${(found * 100).toFixed(0)} %`, {
        aim: `${String(RAW_SHARE * 100)} %`,
        met: found >= RAW_SHARE,
      }),
    ),
    { name: `${name}: ${count(rows)} taken back`, cells: [undone, '', ''], met: true },
  ]
}

function wholeRows({ socket, window }: BenchResult): Row[] {
  const rows: Row[] = []
  const add = (name: string, found: Spread, goal: number): void => {
    rows.push({
      name,
      cells: [ms(found.p50), ms(found.p95), ms(goal), verdict(found.p50 <= goal)],
      met: found.p50 <= goal,
    })
  }
  if (window) {
    add('start of the process to the password field', window.toUnlockField, UNLOCK_GOAL)
    add('Enter to the painted list, with Argon2id', window.toPaintedList, LIST_GOAL)
  }
  if (socket.memory !== null) {
    const met = socket.memory <= MEMORY_GOAL
    rows.push({
      name: 'memory of the host after the calls above (MB)',
      cells: [socket.memory.toFixed(0), '', String(MEMORY_GOAL), verdict(met)],
      met,
    })
  }
  return rows
}

function table(head: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map((row) => `| ${[row.name, ...row.cells].join(' | ')} |`)
  return [
    `| ${head.join(' | ')} |`,
    `| ${head.map((_, at) => (at === 0 ? '---' : '---:')).join(' | ')} |`,
    ...lines,
  ].join('\n')
}

function ms(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2)
}

const verdict = (met: boolean): string => (met ? 'met' : '**missed**')
