// The sending area: messages that were frozen go at their time, through this PC alone, and what became of each is written down.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { cancelSends, decideLate, resolveSends } from './change.ts'
import { fields } from './fields.ts'
import { outbox, summaryOf } from './outbox.ts'
import type { SendingParts } from './parts.ts'
import { holderOf, maySend, rulesOf, saveOptOutsChecked, savePause, saveRules } from './rules.ts'
import { tables } from './schema.ts'
import { takeRole } from './take-role.ts'

export function sending(parts: SendingParts): Area {
  return {
    name: 'sending',
    tables,
    fields,
    silent: ['sending.send', 'sending.tend'],
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
      summary: (context) => summaryOf(context, parts, false),
      outbox: (context, query) => outbox(context, parts, query),
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
    }),
  }
}
