// The English catalogue, joined from one file per area. Every other language has the same keys.
import { analytics } from './en/analytics.ts'
import { app } from './en/app.ts'
import { book } from './en/book.ts'
import { bulk } from './en/bulk.ts'
import { campaignResults } from './en/campaign-results.ts'
import { campaigns } from './en/campaigns.ts'
import { campaignScreens } from './en/campaign-screens.ts'
import { consent } from './en/consent.ts'
import { contacts } from './en/contacts.ts'
import { counter } from './en/counter.ts'
import { documents } from './en/documents.ts'
import { duplicates } from './en/duplicates.ts'
import { email } from './en/email.ts'
import { errors } from './en/errors.ts'
import { exchange } from './en/exchange.ts'
import { exportScreens } from './en/export.ts'
import { history } from './en/history.ts'
import { host } from './en/host.ts'
import { households } from './en/households.ts'
import { importScreens } from './en/import.ts'
import { interactions } from './en/interactions.ts'
import { letters } from './en/letters.ts'
import { lists } from './en/lists.ts'
import { ownFields } from './en/own-fields.ts'
import { products } from './en/products.ts'
import { paper } from './en/paper.ts'
import { profile } from './en/profile.ts'
import { productScreens } from './en/product-screens.ts'
import { taskScreens } from './en/task-screens.ts'
import { interactionScreens } from './en/interaction-screens.ts'
import { quality } from './en/quality.ts'
import { rules } from './en/rules.ts'
import { reportSentences } from './en/report-sentences.ts'
import { offerHistory } from './en/offer-history.ts'
import { segmentFacts } from './en/segment-facts.ts'
import { segmentHistory } from './en/segment-history.ts'
import { segmentSentences } from './en/segment-sentences.ts'
import { segments } from './en/segments.ts'
import { sending } from './en/sending.ts'
import { sendingScreens } from './en/sending-screens.ts'
import { settings } from './en/settings.ts'
import { tasks } from './en/tasks.ts'
import { today } from './en/today.ts'
import { value } from './en/value.ts'
import { visits } from './en/visits.ts'

export const PARTS = {
  analytics,
  app,
  book,
  bulk,
  campaignResults,
  campaigns,
  campaignScreens,
  consent,
  contacts,
  counter,
  documents,
  duplicates,
  email,
  errors,
  exchange,
  exportScreens,
  history,
  host,
  households,
  importScreens,
  interactions,
  letters,
  lists,
  ownFields,
  paper,
  products,
  profile,
  productScreens,
  taskScreens,
  interactionScreens,
  quality,
  reportSentences,
  rules,
  segmentFacts,
  segmentHistory,
  segmentSentences,
  segments,
  offerHistory,
  sending,
  sendingScreens,
  settings,
  tasks,
  today,
  value,
  visits,
} as const

export const english = {
  ...analytics,
  ...app,
  ...book,
  ...bulk,
  ...campaignResults,
  ...campaigns,
  ...campaignScreens,
  ...consent,
  ...contacts,
  ...counter,
  ...documents,
  ...duplicates,
  ...email,
  ...errors,
  ...exchange,
  ...exportScreens,
  ...history,
  ...host,
  ...households,
  ...importScreens,
  ...interactions,
  ...letters,
  ...lists,
  ...ownFields,
  ...paper,
  ...products,
  ...profile,
  ...productScreens,
  ...taskScreens,
  ...interactionScreens,
  ...quality,
  ...reportSentences,
  ...rules,
  ...segmentFacts,
  ...segmentHistory,
  ...segmentSentences,
  ...segments,
  ...offerHistory,
  ...sending,
  ...sendingScreens,
  ...settings,
  ...tasks,
  ...today,
  ...value,
  ...visits,
} as const

export type Catalogue = typeof english
export type WordKey = keyof Catalogue
