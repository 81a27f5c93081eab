// What a segment may ask of lists made by hand.
import type { FactDeclaration, FactPlace } from '../../facts.ts'

export const facts = ({ db }: FactPlace): readonly FactDeclaration[] => [
  {
    fact: 'lists.in',
    type: 'choice',
    ops: ['any', 'none'],
    options: () =>
      db.all('SELECT id AS value, name AS label FROM people_list WHERE archived = 0 ORDER BY name COLLATE NOCASE, id'),
    answer: () => ({
      is: 'some',
      sql: 'SELECT m.owner_id AS id, m.list_id AS answer FROM list_member m',
      values: [],
    }),
  },
]
