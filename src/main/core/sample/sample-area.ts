// How the sample shop writes people in bulk: a procedure of its own that no window can reach, because only the core that
// fills a sample book is made with this area.
import * as z from 'zod'
import { action, nothing } from '../../../shared/contract/base.ts'
import { ContactPatch } from '../../../shared/contract/contacts.ts'
import { Id } from '../../../shared/contract/shapes.ts'
import { bind, type Area } from '../area.ts'
import { recordConsents, type ConsentEntry } from '../areas/consent/service.ts'
import { writePast, type PastCampaign } from '../areas/campaigns/service.ts'
import { createContacts } from '../areas/contacts/service.ts'
import { logVisits, type VisitEntry } from '../areas/visits/service.ts'

export const sampleContract = {
  /** As many people in one command. */
  write: action('owner', z.object({ people: z.array(ContactPatch) }), z.object({ ids: z.array(Id) })),
  /** What people said about being written to, in one command; they say the same thing. */
  agree: action('owner', z.object({ entries: z.array(z.custom<ConsentEntry>()) }), nothing),
  /** Visits as they came out of the till, in one command. */
  sell: action('owner', z.object({ visits: z.array(z.custom<VisitEntry>()) }), nothing),
  /** A campaign as it went, or more of it. */
  mail: action('owner', z.object({ past: z.custom<PastCampaign>() }), nothing),
}

export const sampleArea: Area = {
  name: 'sample',
  tables: [],
  procedures: bind('sample', sampleContract, {
    write: ({ book }, { people }) => {
      const { result } = book().command('contacts.create', (context) =>
        createContacts(
          context,
          people.map((patch) => ({ patch })),
        ),
      )
      return { ids: result.map(({ id }) => id) }
    },
    agree: ({ book }, { entries }) => {
      const [first] = entries
      if (first === undefined) return {}
      book().command(first.act === 'given' ? 'consent.give' : 'consent.refuse', (context) =>
        recordConsents(context, entries),
      )
      return {}
    },
    mail: ({ book }, { past }) => {
      book().command('campaigns.start', (context) => {
        writePast(context, past)
      })
      return {}
    },
    sell: ({ book }, { visits }) => {
      book().command('visits.log', ({ db }) => {
        logVisits(db, visits)
      })
      return {}
    },
  }),
}
