// The visits area: who came, what they bought, what they paid and owe.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { aboutPeople } from './about-people.ts'
import { attachVisit } from './attach.ts'
import { correctVisit } from './correct.ts'
import { dayAtShop } from './day.ts'
import { facts } from './facts.ts'
import { fillVisit } from './fill.ts'
import { logVisit, quoteVisit } from './log.ts'
import { outlets, saveOutlet } from './outlets.ts'
import { payAccount } from './pay.ts'
import { getVisit, listVisits } from './read.ts'
import { tables } from './schema.ts'
import { standingOf } from './standing.ts'

export const visits: Area = {
  name: 'visits',
  tables,
  fields: [
    { name: 'sale_line.cost', type: 'money', personal: false, seenBy: 'bookkeeper' },
    { name: 'visit.served_by', type: 'staff', personal: false },
    { name: 'visit_value.value', type: 'text', personal: true },
  ],
  aboutPeople,
  facts,
  nameOf: (table, { name, receipt, words }) => {
    if (table === 'outlet') return String(name)
    const said = table === 'visit' ? receipt : table === 'sale_line' ? words : null
    return typeof said === 'string' ? said : null
  },
  records: {
    visit: {
      table: 'visit',
      parts: [
        ['visit', 'corrects'],
        ['visit', 'return_of'],
        ['sale_line', 'visit_id'],
        ['payment', 'visit_id'],
      ],
    },
    outlet: { table: 'outlet' },
  },
  procedures: bind('visits', contract.visits, {
    quote: quoteVisit,
    log: logVisit,
    correct: correctVisit,
    pay: payAccount,
    fill: (context, request) => {
      fillVisit(context, request)
      return { id: request.id }
    },
    attach: (context, request) => {
      attachVisit(context, request)
      return { id: request.id }
    },
    get: (context, { id }) => getVisit(context, id),
    list: listVisits,
    standing: (context, { contactId }) => standingOf(context, contactId),
    day: dayAtShop,
    outlets: ({ db }) => outlets(db),
    saveOutlet: ({ db }, outlet) => ({ id: saveOutlet(db, outlet) }),
  }),
}
