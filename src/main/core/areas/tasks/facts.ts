// What a segment may ask of tasks that are about somebody.
import type { FactDeclaration, FactPlace } from '../../facts.ts'

const open = (which: string) => `SELECT coalesce(a.canon_id, t.contact_id) AS id, count(*) AS answer
  FROM task t LEFT JOIN alias a ON a.id = t.contact_id WHERE t.contact_id IS NOT NULL AND t.done_at IS NULL${which} GROUP BY 1`

export const facts = ({ today }: FactPlace): readonly FactDeclaration[] => [
  { fact: 'tasks.open', type: 'count', answer: () => ({ is: 'one', sql: open(''), values: [], otherwise: 0 }) },
  {
    fact: 'tasks.overdue',
    type: 'count',
    answer: () => ({ is: 'one', sql: open(' AND t.due < ?'), values: [today], otherwise: 0 }),
  },
]
