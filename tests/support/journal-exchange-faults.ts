// Faults to plant into what machines exchange: each breaks one rule, and a trap or the simulation must notice every one.
import { FAULTS, type Fault } from './journal-faults.ts'

/** Rules of one machine's journal that several machines need as well. */
const SHARED = FAULTS.filter(({ name }) => /some undo stands|version of a redo|merge moves nobody/.test(name))

export const EXCHANGE_FAULTS: readonly Fault[] = [
  ...SHARED,
  {
    name: 'a birth is sent as the row is now',
    rewrite: (sql) =>
      sql.replaceAll(
        /CASE WHEN EXISTS \((SELECT 1 FROM cell WHERE [^()]*)\) THEN json_object/g,
        'CASE WHEN 0 AND EXISTS ($1) THEN json_object',
      ),
  },
  {
    name: 'nothing waits for what it stands on',
    rewrite: (sql) => sql.replace('WHERE need.value ->> 1 > coalesce(', 'WHERE 0 AND need.value ->> 1 > coalesce('),
  },
  {
    name: 'the last word to arrive wins',
    rewrite: (sql) => sql.replaceAll('AND d.col = c.col AND (dk.clock', 'AND d.col = c.col AND 0 AND (dk.clock'),
  },
  {
    name: 'the ids of the erased do not travel',
    rewrite: (sql) => sql.replace('SELECT tbl, row FROM erased', 'SELECT tbl, row FROM erased WHERE 0'),
  },
  {
    name: 'what was emptied elsewhere stays here',
    rewrite: (sql) => sql.replace('SELECT tbl, row FROM gone', 'SELECT tbl, row FROM gone WHERE 0'),
  },
  {
    name: 'an edit that arrives brings nothing back',
    rewrite: (sql) =>
      sql.replaceAll(
        /hidden\.row IN \(SELECT row FROM cell WHERE cmd = \?/g,
        'hidden.row IN (SELECT row FROM cell WHERE cmd = ? AND 0',
      ),
  },
  {
    name: 'a natural key that was said elsewhere is taken as said here',
    rewrite: (sql) => sql.replace('WHERE l.cmd = ? AND l.tbl =', 'WHERE 0 AND l.cmd = ? AND l.tbl ='),
  },
  {
    name: 'values lose their type on the way',
    rewrite: (sql) =>
      sql.replaceAll(
        /THEN json_object\('b', hex\((\w+)\)\) ELSE json_quote\(\1\) END\) (old|new)/g,
        "THEN json_object('b', hex($1)) ELSE json_quote(round($1)) END) $2",
      ),
  },
]
