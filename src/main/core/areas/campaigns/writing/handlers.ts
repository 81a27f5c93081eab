// The calls of writing: placeholders, templates, and the preview of a message as one person would read it.
import type { campaignWriting, CampaignPlan } from '../../../../../shared/contract/campaigns.ts'
import { withFooter, withTextFooter } from '../../../../../shared/domain/messages/footer.ts'
import { shopCalendar } from '../../../../../shared/domain/shop-day.ts'
import type { MessageChannel } from '../../../../../shared/domain/messages/words.ts'
import { Failure } from '../../../../../shared/errors.ts'
import type { ActionContext, Handlers } from '../../../area.ts'
import { canonOf } from '../../../database/people.ts'
import { footerLines } from '../../sending/service.ts'
import { askedCampaign, type Asked } from '../asked.ts'
import { datesOf, returnsOf } from '../audience/messages.ts'
import { compileWords } from './compile.ts'
import { factsOf, NOBODY, type FactsPlace, type Reader } from './facts.ts'
import { picturesOf, withPictures, type PictureFiles } from './pictures.ts'
import { placeholdersFor, writingPlace } from './placeholders-of.ts'
import { archiveTemplate, saveTemplate, templatesOf } from './templates.ts'
import { write } from './write.ts'

export function writingHandlers(parts: PictureFiles): Handlers<typeof campaignWriting> {
  return {
    placeholders: ({ db, settings }) => [...placeholdersFor(db, settings)],
    templates: (context) => [...templatesOf(context)],
    saveTemplate: (context, request) => ({ id: saveTemplate(context, request) }),
    archiveTemplate: (context, request) => {
      archiveTemplate(context, request)
      return {}
    },
    preview: (context, request) => preview(parts, context, request),
  }
}

interface PreviewRequest extends Asked {
  readonly contactId: number | null
  readonly channel: MessageChannel
  readonly subjectB: boolean
}

/** Of nobody: a code has to stand where one will. */
const EXAMPLE_CODE = 'EXAMPLECUPNXX'
const DAYS_AHEAD = 366

/** Errors: NOT_FOUND; BAD_INPUT with line and column. */
async function preview(parts: PictureFiles, context: ActionContext, request: PreviewRequest) {
  const { channel } = request
  const { db, settings } = context.book()
  const { plan } = askedCampaign(db, request)
  const subject = request.subjectB ? 'b' : 'a'
  const pictures = await picturesOf(db, parts, { words: plan.words, channel })
  const asked = { channel, subject, coupon: plan.coupon, pictures } as const
  const now = context.book()
  const compiled = await compileWords(plan.words, writingPlace(now.db, now.settings), asked)
  const place = context.book()
  const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(context.outside.clock.now())
  const reader = readerOf(place, { id: request.contactId, today, schedule: plan.schedule })
  const facts = factsOf(place, [reader], { uses: compiled.uses, coupon: plan.coupon }).get(reader.id)
  if (facts === undefined) throw new Failure('NOT_FOUND', { what: 'contact' })
  const { subject: line, html, text, images, missing } = write(compiled, facts)
  if (channel !== 'email') return { subject: line, html: withPictures(html, images), text, missing: [...missing] }
  // As it leaves: what somebody waits for has no way out of advertising below it.
  const foot = plan.class === 'marketing' ? footerLines(place) : []
  const shown = withPictures(withFooter(html, foot), images)
  return { subject: line, html: shown, text: withTextFooter(text, foot), missing: [...missing] }
}

function readerOf(
  { db }: FactsPlace,
  {
    id,
    today,
    schedule,
  }: { readonly id: number | null; readonly today: number; readonly schedule: CampaignPlan['schedule'] },
): Reader {
  if (id === null) return { id: NOBODY, day: today, about: today, coupon: EXAMPLE_CODE }
  const person = canonOf(db, id)
  if (schedule.when !== 'yearly')
    return { id: person, day: schedule.when === 'on' ? schedule.day : today, about: null, coupon: EXAMPLE_CODE }
  const { occasion, offset } = schedule
  const window = { from: today - offset, to: today - offset + DAYS_AHEAD }
  const days = datesOf(db, JSON.stringify([person]), occasion).flatMap(({ date }) => returnsOf(date, occasion, window))
  const about = days.length === 0 ? null : Math.min(...days)
  return { id: person, day: about === null ? today : about + offset, about, coupon: EXAMPLE_CODE }
}
