// The tasks area.
import { contract } from '../../../../shared/contract/index.ts'
import { Failure } from '../../../../shared/errors.ts'
import { type Area, bind } from '../../area.ts'
import { tables } from './schema.ts'

const unbuilt = (): never => {
  throw new Failure('NOT_FOUND', { what: 'procedure' })
}

export const tasks: Area = {
  name: 'tasks',
  tables,
  procedures: bind('tasks', contract.tasks, {
    add: unbuilt,
    save: unbuilt,
    setDone: unbuilt,
    remove: unbuilt,
    get: unbuilt,
    list: unbuilt,
  }),
}
