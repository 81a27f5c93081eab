// The words on letters and cards, written for each person: those of their campaign, or what somebody wrote for people by hand.
import type { Words } from '../../../../shared/contract/campaigns.ts'
import type { LeftOut } from '../../../../shared/contract/paper.ts'
import { sellingFinds } from '../../../../shared/domain/rules/guard.ts'
import { Failure } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../area.ts'
import { paperWriter, storedCampaign, type CampaignWords } from '../campaigns/service.ts'
import type { Addressee } from './addressees.ts'
import { breath } from './people.ts'
import { onPaper, type PaperPictures, type ShownOnPaper } from './pictures.ts'
import type { PressParts } from './press.ts'
import type { Asked } from './wanted.ts'

export interface WrittenPaper {
  readonly to: Addressee
  readonly subject: string
  /** What stands between the edges of the paper: safe HTML without styles. */
  readonly html: string
  /** The same without any form. */
  readonly text: string
}

type WithWords = Asked & { readonly words?: Words | undefined }

export interface AllWritten {
  readonly written: readonly WrittenPaper[]
  readonly left: readonly LeftOut[]
  /** What they show; each stands once in the document, however many show it. */
  readonly pictures: PaperPictures
}

const AT_ONCE = 20

interface PaperOrder {
  readonly asked: WithWords
  readonly addressees: readonly Addressee[]
  readonly files: PressParts['files']
}

/** Whoever a placeholder has nothing to say of is left out. Errors: NOT_FOUND, BAD_INPUT, CANCELLED, BOOK_CLOSED. */
export async function writtenFor(
  context: ActionContext,
  { asked, addressees, files }: PaperOrder,
): Promise<AllWritten> {
  const { outside } = context
  const door = context.book()
  const write = await paperWriter({ db: door.db, settings: door.settings, files }, wordsFor(door.db, asked))
  const written: WrittenPaper[] = []
  const pictures = new Map<string, ShownOnPaper>()
  const left: LeftOut[] = []
  for (const [at, to] of addressees.entries()) {
    if (at > 0 && at % AT_ONCE === 0) await breath(context)
    const [person] = to.people
    if (person === undefined) continue
    const { db } = context.book()
    const said = write(db, { contactId: person.id, coupon: person.coupon, due: person.due, step: person.step })
    if (said === null || said.missing.length > 0) left.push({ id: person.id, name: person.name, reason: 'missing' })
    else if (asked.campaignId === undefined && asked.class !== 'marketing' && sells(said)) {
      throw new Failure('BAD_INPUT', { issues: [{ path: 'words', rule: 'selling' }] })
    } else {
      for (const picture of said.images) pictures.set(picture.cid, picture)
      written.push({ to, subject: said.subject, html: onPaper(said.html, said.images), text: said.text })
    }
  }
  outside.log.info('paper.written', { pieces: written.length })
  return { written, left, pictures: [...pictures.values()] }
}

const sells = ({ subject, text }: { readonly subject: string; readonly text: string }): boolean =>
  sellingFinds(`${subject}\n${text}`).length > 0

/** Errors: NOT_FOUND, BAD_INPUT `required`. */
function wordsFor(db: Parameters<typeof storedCampaign>[0], { campaignId, words }: WithWords): CampaignWords {
  if (campaignId !== undefined) {
    const campaign = storedCampaign(db, campaignId)
    return { words: words ?? campaign.words, coupon: campaign.coupon, codes: campaign.codes }
  }
  if (words === undefined) throw new Failure('BAD_INPUT', { issues: [{ path: 'words', rule: 'required' }] })
  return { words, coupon: null, codes: {} }
}
