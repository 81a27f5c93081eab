// The interactions area.
import { contract } from '../../../../shared/contract/index.ts'
import { Failure } from '../../../../shared/errors.ts'
import { type Area, bind } from '../../area.ts'
import { tables } from './schema.ts'

const unbuilt = (): never => {
  throw new Failure('NOT_FOUND', { what: 'procedure' })
}

export const interactions: Area = {
  name: 'interactions',
  tables,
  procedures: bind('interactions', contract.interactions, {
    add: unbuilt,
    save: unbuilt,
    remove: unbuilt,
    get: unbuilt,
    list: unbuilt,
    counts: unbuilt,
    phrases: unbuilt,
  }),
}
