// What a segment may ask of what was said.
import { InteractionKind } from '../../../../shared/contract/interactions.ts'
import type { ScopePart } from '../../../../shared/domain/segments/rule.ts'
import type { SqlValue } from '../../database/handle.ts'
import { worded, type FactAnswer, type FactDeclaration, type FactPlace, type FactScope } from '../../facts.ts'

const SCOPE: readonly ScopePart[] = ['period', 'kinds', 'tones']

function said(answer: string, otherwise: number | null, { until }: FactPlace) {
  return ({ from, to, kinds, tones }: FactScope): FactAnswer => {
    const parts: (readonly [string, SqlValue] | null)[] = [
      from === null ? null : ['i.day >= ?', from],
      to === null ? null : ['i.day <= ?', to],
      until === null ? null : ['i.day <= ?', until],
      kinds === null ? null : ['i.kind IN (SELECT value FROM json_each(?))', JSON.stringify(kinds)],
      tones === null ? null : ['i.tone IN (SELECT value FROM json_each(?))', JSON.stringify(tones)],
    ]
    const some = parts.filter((part) => part !== null)
    const where = ['i.owner_id IS NOT NULL', ...some.map(([sql]) => sql)].join(' AND ')
    return {
      is: 'one',
      sql: `SELECT i.owner_id AS id, ${answer} AS answer FROM interaction i INDEXED BY interaction_day WHERE ${where} GROUP BY i.owner_id`,
      values: some.map(([, value]) => value),
      otherwise,
    }
  }
}

const OPEN =
  'SELECT i.owner_id AS id, count(*) AS answer FROM interaction i WHERE i.open = 1 AND i.owner_id IS NOT NULL GROUP BY i.owner_id'

export function facts(place: FactPlace): readonly FactDeclaration[] {
  const asked = { scope: SCOPE, kinds: worded(InteractionKind.options) }
  return [
    { fact: 'interactions.count', type: 'count', ...asked, answer: said('count(*)', 0, place) },
    { fact: 'interactions.last', type: 'day', ...asked, answer: said('max(i.day)', null, place) },
    {
      fact: 'interactions.last-ago',
      type: 'days',
      ...asked,
      answer: said(`${String(place.today)} - max(i.day)`, null, place),
    },
    { fact: 'interactions.open', type: 'count', answer: () => ({ is: 'one', sql: OPEN, values: [], otherwise: 0 }) },
  ]
}
