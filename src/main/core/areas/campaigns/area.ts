// The campaigns area: what is told to whom on which day, what would happen, what happened, and what it was worth.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { planHandlers } from './plan-handlers.ts'
import { fields, tables } from './schema.ts'

export function campaigns(): Area {
  return {
    name: 'campaigns',
    tables,
    fields,
    nameOf: (table, { name }) =>
      (table === 'campaign' || table === 'message_template') && typeof name === 'string' ? name : null,
    records: {
      campaign: {
        table: 'campaign',
        parts: [
          ['held_out', 'campaign_id'],
          ['response', 'campaign_id'],
        ],
      },
    },
    procedures: bind('campaigns', contract.campaigns, {
      ...planHandlers(),
    }),
  }
}
