// Faults to plant into the journal's own SQL: each breaks one rule, and the simulation must notice every one.

export interface Fault {
  readonly name: string
  readonly rewrite: (sql: string) => string
  /** Few seeds notice it: the first to be asked, because this one did. */
  readonly shownBy?: number
}

/** The first of so many seeds that notices; most faults are found by every third. */
const PATIENCE = 60

/** The seeds to be asked whether they notice a fault, in order. */
export function seedsFor({ shownBy = 1 }: Pick<Fault, 'shownBy'>): readonly number[] {
  const others = Array.from({ length: PATIENCE }, (_, at) => at + 1).filter((seed) => seed !== shownBy)
  return [shownBy, ...others]
}

export const FAULTS: readonly Fault[] = [
  {
    name: 'a command is undone as soon as some undo stands, whatever came later',
    rewrite: (sql) =>
      sql.replace(
        /SELECT depth % 2 FROM command m WHERE ([^]*?)\s+ORDER BY m\.clock DESC, m\.machine DESC LIMIT 1/,
        'SELECT max(depth % 2) FROM command m WHERE $1',
      ),
  },
  {
    name: 'later is judged by the version of a redo and not of its root',
    rewrite: (sql) =>
      sql.replaceAll('(r.clock, r.machine) > (m.clock, m.machine)', '(k.clock, k.machine) > (m.clock, m.machine)'),
  },
  {
    name: 'what was undone still stands in the way',
    rewrite: (sql) => sql.replaceAll('ELSE 0 END = 0', 'ELSE 0 END >= 0'),
  },
  {
    name: 'an undo goes back to the last entry, even one that was undone',
    shownBy: 59,
    rewrite: (sql) => sql.replaceAll('k.depth % 2 = CASE', 'k.depth % 2 = k.depth % 2 + 0 * CASE'),
  },
  {
    name: 'parts that go with their person count as deleted',
    rewrite: (sql) => sql.replaceAll(/ AND EXISTS \(SELECT 1 FROM "person" WHERE id = OLD\."owner_id"\)/g, ''),
  },
  {
    name: 'a cell changed twice in a command forgets what it was before',
    rewrite: (sql) =>
      sql.replaceAll('DO UPDATE SET new = excluded.new', 'DO UPDATE SET old = excluded.old, new = excluded.new'),
  },
  {
    name: 'a merge moves nobody but the one who was merged',
    rewrite: (sql) => sql.replaceAll('UNION SELECT alias.id FROM alias JOIN member ON alias.into_id = member.id', ''),
  },
]
