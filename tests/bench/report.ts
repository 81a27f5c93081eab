// docs/performance.md, written by the run: every figure with its goal, and the next step where a goal is missed.
import type { CoreFigure } from './core-figures.ts'
import type { Spread } from './measure.ts'
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
  readonly socket: SocketFigures
  /** Null where no browser is installed. */
  readonly window: WindowFigures | null
}

/** Goals in milliseconds at the 95th percentile, unless said. */
const SOCKET_GOAL = 10
const UNLOCK_GOAL = 1_200
const LIST_GOAL = 800
const MEMORY_GOAL = 180
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
  const missed = [...core, ...socket, ...whole].filter((row) => !row.met)
  const { machine } = result
  return `# Performance

Written by \`npm run bench\` on ${result.takenAt}: ${machine.processor}, ${String(machine.cores)} cores, ${machine.memoryGb.toFixed(0)} GB, ${machine.system}, Node ${machine.node}.
Machines differ and this one is shared, so compare figures within one run only. Times are milliseconds.
The book: the sample shop with ${result.people.toLocaleString('en')} people and ${result.visits.toLocaleString('en')} visits, encrypted (AEGIS-256), \`synchronous=FULL\`, made in ${result.seconds.toFixed(0)} seconds.

## In the core

The floor is the same SQL run raw on an unencrypted copy with the same indexes, call by call in turn. The goal is twice the floor plus 0.3 ms, but for a key in the search box (7), a timeline (3) and a visit logged (2).

${table(['', 'p50', 'p95', 'floor p95', 'goal', ''], core)}

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
