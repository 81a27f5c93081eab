// What a segment may ask of where people live together.
import type { FactDeclaration } from '../../facts.ts'

const SIZES = `SELECT h.contact_id AS id, n.people AS answer FROM contact_home h
  JOIN (SELECT household_id, count(*) AS people FROM contact_home GROUP BY household_id) n ON n.household_id = h.household_id`

const FACTS: readonly FactDeclaration[] = [
  {
    fact: 'households.shared',
    type: 'yes-no',
    answer: () => ({ is: 'whether', sql: `SELECT id FROM (${SIZES}) WHERE answer > 1`, values: [] }),
  },
  /** Shown people of their household, themselves too; 0 for who is in none. */
  { fact: 'households.size', type: 'count', answer: () => ({ is: 'one', sql: SIZES, values: [], otherwise: 0 }) },
]

export const facts = (): readonly FactDeclaration[] => FACTS
