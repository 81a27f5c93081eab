// One row for each household and one for each person without: what a label or a letter needs, each address whole from one place.
import { sharedCards, writtenCards, type Card } from '../../households/service.ts'
import { number, text, type Cell, type Column, type Table, type TableSource } from './columns.ts'

const FIELDS: readonly (readonly [Column, (card: Card) => Cell])[] = [
  [text('name'), ({ name }) => name],
  [text('street'), ({ address }) => address?.street || null],
  [text('postcode'), ({ address }) => address?.postcode || null],
  [text('city'), ({ address }) => address?.city || null],
  [text('region'), ({ address }) => address?.region || null],
  [text('country'), ({ address }) => address?.country || null],
  [number('people'), ({ members }) => members.length],
  [text('members'), ({ members }) => members.map(({ name }) => name).join('; ')],
  [text('household'), ({ household }) => (household === null ? 'no' : 'yes')],
]

const AT_ONCE = 500

/** In the order in which the first of each household comes. */
export function householdsTable({ db }: TableSource, ids: ArrayLike<number>): Table {
  const cards = sharedCards(db, ids)
  return {
    name: 'households',
    columns: FIELDS.map(([column]) => column),
    slices: (async function* () {
      for (let from = 0; from < cards.length; from += AT_ONCE) {
        // Whoever else asks something of the core comes between two slices.
        await new Promise((resume) => setImmediate(resume))
        yield writtenCards(db, cards.slice(from, from + AT_ONCE)).map((card) => FIELDS.map(([, cell]) => cell(card)))
      }
    })(),
  }
}
