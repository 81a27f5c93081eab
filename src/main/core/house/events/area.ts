// What a window is told without asking.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import type { House } from '../house.ts'

export function events({ sessions, feed }: House): Area {
  return {
    name: 'events',
    tables: [],
    procedures: bind('events', contract.events, {
      changes: ({ connection, signal }) =>
        feed.listen(connection, () => sessions.find(connection)?.state === 'signed-in', signal),
    }),
  }
}
