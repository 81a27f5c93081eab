// Everything that may be asked of the core, area by area. The only barrel in the tree.
import { analytics } from './analytics.ts'
import { backup } from './backup.ts'
import { book } from './book.ts'
import { bulk } from './bulk.ts'
import { campaigns } from './campaigns.ts'
import { consent } from './consent.ts'
import { contacts } from './contacts.ts'
import { documents } from './documents.ts'
import { duplicates } from './duplicates.ts'
import { email } from './email.ts'
import { events } from './events.ts'
import { exchange } from './exchange.ts'
import { fields } from './fields.ts'
import { files } from './files.ts'
import { history } from './history.ts'
import { households } from './households.ts'
import { interactions } from './interactions.ts'
import { lists } from './lists.ts'
import { paper } from './paper.ts'
import { products } from './products.ts'
import { quality } from './quality.ts'
import { segments } from './segments.ts'
import { sending } from './sending.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { tasks } from './tasks.ts'
import { users } from './users.ts'
import { value } from './value.ts'
import { views } from './views.ts'
import { visits } from './visits.ts'
import { work } from './work.ts'

export const contract = {
  book,
  session,
  users,
  settings,
  fields,
  contacts,
  products,
  visits,
  interactions,
  consent,
  tasks,
  households,
  documents,
  lists,
  duplicates,
  bulk,
  value,
  segments,
  analytics,
  sending,
  email,
  campaigns,
  paper,
  exchange,
  quality,
  views,
  history,
  backup,
  work,
  files,
  events,
}
export type Contract = typeof contract
