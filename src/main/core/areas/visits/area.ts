// The visits area.
import { contract } from '../../../../shared/contract/index.ts'
import { Failure } from '../../../../shared/errors.ts'
import { type Area, bind } from '../../area.ts'
import { tables } from './schema.ts'

const unbuilt = (): never => {
  throw new Failure('NOT_FOUND', { what: 'procedure' })
}

export const visits: Area = {
  name: 'visits',
  tables,
  fields: [{ name: 'sale_line.cost', type: 'money', personal: false, seenBy: 'bookkeeper' }],
  procedures: bind('visits', contract.visits, {
    quote: unbuilt,
    log: unbuilt,
    correct: unbuilt,
    pay: unbuilt,
    get: unbuilt,
    list: unbuilt,
    standing: unbuilt,
    day: unbuilt,
    outlets: unbuilt,
    saveOutlet: unbuilt,
  }),
}
