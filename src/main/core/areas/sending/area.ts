// The sending area: messages that were frozen go at their time, through this PC alone, and what became of each is written down.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { aboutPeople } from './about-people.ts'
import { askSource } from './asks.ts'
import { cancelSends, decideLate, resolveSends } from './change.ts'
import { fields } from './fields.ts'
import { createLine } from './line.ts'
import { outbox, summaryOf } from './outbox.ts'
import type { SendingParts } from './parts.ts'
import { holderOf, maySend, rulesOf, saveOptOutsChecked, savePause, saveRules } from './rules.ts'
import { tables } from './schema.ts'
import { createSender } from './sender.ts'
import { saidIn } from './said.ts'
import { singleSource, writeSingle } from './single.ts'
import { takeRole } from './take-role.ts'

/** From the opening of the book to the first look into the outbox, and from one to the next. */
const EVERY_MS = 15_000

export function sending({ sources: above, ...given }: SendingParts): Area {
  const parts: SendingParts = { ...given, sources: () => [askSource, singleSource, ...above()] }
  let line = createLine()
  return {
    name: 'sending',
    tables,
    fields,
    silent: ['sending.send', 'sending.tend'],
    aboutPeople: aboutPeople(parts.sources),
    jobs: (place) => {
      line = createLine()
      const sender = createSender({ ...parts, place, line })
      return [{ name: 'send', firstAfter: EVERY_MS, every: EVERY_MS, run: sender.run, stop: sender.stop }]
    },
    nameOf: (table, { subject }) => (table === 'single_message' && typeof subject === 'string' ? subject : null),
    procedures: bind('sending', contract.sending, {
      role: ({ db }) => ({ mine: maySend(db), holder: holderOf(db) }),
      takeRole: (context, { name }) => {
        takeRole(context, name)
        return {}
      },
      rules: ({ db }) => rulesOf(db),
      changeRules: ({ db }, change) => {
        saveRules(db, change)
        return {}
      },
      summary: (context) => summaryOf(context, parts, line),
      outbox: (context, query) => outbox(context, parts, query),
      words: ({ db }, { id }) => saidIn(db, id),
      resolve: (context, request) => {
        resolveSends(context, request)
        return {}
      },
      decideLate: (context, request) => {
        decideLate(context, request)
        return {}
      },
      cancel: (context, { ids }) => {
        cancelSends(context, ids)
        return {}
      },
      pause: ({ db, outside }, { on }) => {
        savePause(db, { on, at: outside.clock.now() })
        return {}
      },
      checkedOptOuts: (context) => {
        saveOptOutsChecked(context.db, context)
        return {}
      },
      single: (context, message) => ({ id: writeSingle(context, message) }),
    }),
  }
}
