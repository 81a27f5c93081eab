// The tasks area: what somebody means to do, by when, about whom or what.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { aboutPeople } from './about-people.ts'
import { facts } from './facts.ts'
import { fields } from './fields.ts'
import { getTask, listTasks } from './queries.ts'
import { tables } from './schema.ts'
import { addTask, removeTasks, saveTask, setTasksDone } from './write.ts'

export const tasks: Area = {
  name: 'tasks',
  tables,
  facts,
  fields,
  aboutPeople,
  nameOf: (table, { words }) => (table === 'task' && typeof words === 'string' ? words : null),
  records: { task: { table: 'task', removed: 'row' } },
  procedures: bind('tasks', contract.tasks, {
    add: addTask,
    save: (context, request) => {
      saveTask(context, request)
      return { id: request.id }
    },
    setDone: (context, request) => ({ count: setTasksDone(context, request) }),
    remove: (context, { ids }) => ({ count: removeTasks(context, ids) }),
    get: ({ db }, { id }) => getTask(db, id),
    list: listTasks,
  }),
}
