// The migrations of the book, in order, as the bundler finds them in the folder. Worker threads must not import this file.
import type { Migration } from './migrate.ts'

const FILES = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true })

export const MIGRATIONS: readonly Migration[] = Object.entries(FILES)
  .map(([path, sql]) => named(path, sql))
  .sort((a, b) => a.number - b.number)

function named(path: string, sql: string): Migration {
  const match = /(\d{4})-([a-z0-9-]+)\.sql$/.exec(path)
  const [, number, name] = match ?? []
  if (number === undefined || name === undefined) throw new Error(`${path} is not called NNNN-name.sql`)
  return { number: Number(number), name, sql }
}
