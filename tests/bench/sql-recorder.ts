// Writes down every statement that the core sends to SQLite during one call, so that the same SQL can be run raw on a
// plain copy of the book. That is the floor against which a call is judged.
import Database from 'better-sqlite3'

export interface Recorded {
  readonly sql: string
  readonly how: Method
  readonly values: readonly unknown[]
  readonly shape: Shape
}

type Method = 'all' | 'get' | 'run' | 'iterate'
type Shape = 'rows' | 'pluck' | 'raw'
type Prototype = Record<string, (this: StatementLike, ...values: unknown[]) => unknown>
interface StatementLike {
  readonly source: string
}

const METHODS = ['all', 'get', 'run', 'iterate'] as const

export interface SqlRecorder {
  /** What `run` sent, in order. Outside of this nothing is recorded and nothing is slowed down. */
  record(run: () => void): Recorded[]
  /** The same of what goes on until `run` resolves. */
  recordUntil(run: () => Promise<void>): Promise<Recorded[]>
}

/** Make it before the first statement is prepared: how a statement shapes its rows is seen only then. */
export function createSqlRecorder(): SqlRecorder {
  const memory = new Database(':memory:')
  const prototype = Object.getPrototypeOf(memory.prepare('select 1')) as Prototype
  memory.close()
  const shapes = new WeakMap<StatementLike, Shape>()
  for (const shape of ['pluck', 'raw'] as const) {
    const original = prototype[shape]
    prototype[shape] = function mark(...on) {
      shapes.set(this, on[0] === false ? 'rows' : shape)
      return original?.apply(this, on)
    }
  }
  const begin = () => {
    const recorded: Recorded[] = []
    const originals = METHODS.map((how) => ({ how, original: prototype[how] }))
    for (const { how, original } of originals)
      prototype[how] = function note(...values) {
        recorded.push({ sql: this.source, how, values, shape: shapes.get(this) ?? 'rows' })
        return original?.apply(this, values)
      }
    const end = (): void => {
      for (const { how, original } of originals) if (original) prototype[how] = original
    }
    return { recorded, end }
  }
  return {
    record(run) {
      const { recorded, end } = begin()
      try {
        run()
      } finally {
        end()
      }
      return recorded
    },
    async recordUntil(run) {
      const { recorded, end } = begin()
      try {
        await run()
      } finally {
        end()
      }
      return recorded
    },
  }
}

/** Prepares recorded statements on `db` once; the function it gives runs them in order, and only that is timed. */
export function createReplay(db: Database.Database): (recorded: readonly Recorded[]) => () => void {
  const prepared = new Map<string, Database.Statement>()
  const statementFor = ({ sql, shape }: Recorded): Database.Statement => {
    const key = `${shape} ${sql}`
    const known = prepared.get(key)
    if (known) return known
    const statement = db.prepare(sql)
    if (shape === 'pluck') statement.pluck()
    if (shape === 'raw') statement.raw()
    prepared.set(key, statement)
    return statement
  }
  return (recorded) => {
    const steps = recorded.map((one) => ({ statement: statementFor(one), how: one.how, values: one.values }))
    return () => {
      for (const { statement, how, values } of steps) {
        if (how === 'run') statement.run(...values)
        else if (how === 'get') statement.get(...values)
        else statement.all(...values)
      }
    }
  }
}
