// The exchange area.
import { contract } from '../../../../shared/contract/index.ts'
import { Failure } from '../../../../shared/errors.ts'
import { type Area, bind } from '../../area.ts'
import { tables } from './schema.ts'

const unbuilt = (): never => {
  throw new Failure('NOT_FOUND', { what: 'procedure' })
}

export const exchange: Area = {
  name: 'exchange',
  tables,
  procedures: bind('exchange', contract.exchange, {
    take: unbuilt,
    preview: unbuilt,
    import: unbuilt,
    report: unbuilt,
  }),
}
