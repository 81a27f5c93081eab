// Long work as people see it: what runs, how far it is; stop, go on, take back.
import { contract } from '../../../../shared/contract/index.ts'
import { Failure } from '../../../../shared/errors.ts'
import { type Area, bind } from '../../area.ts'
import { readWork } from '../../database/work.ts'
import type { House } from '../house.ts'
import { permitTurning, signedIn } from '../history/turning-back.ts'

export function work(house: House): Area {
  const { holder } = house
  const works = () => holder.open().longWork

  return {
    name: 'work',
    tables: [],
    procedures: bind('work', contract.work, {
      list: () => [...works().list()],
      stop: (_, { id }) => {
        works().stop(id)
        return {}
      },
      goOn: async (_, { id }) => {
        await works().goOn(id)
        return {}
      },
      undo: async ({ session }, { id }) => {
        const me = signedIn(session)
        const { group } = readWork(holder.open().db, id)
        if (group === null) throw new Failure('UNDO_BLOCKED', { reason: 'already', by: null })
        permitTurning(house, me, group)
        await works().turn('undo', { user: me.userId, command: group })
        return {}
      },
      watch: ({ signal }) => works().watch(signal),
    }),
  }
}
