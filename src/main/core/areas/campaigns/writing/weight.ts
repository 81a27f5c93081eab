// How heavy a mail is before it goes: some mailboxes cut what is long, and pictures are downloaded with it on every phone.
import type { CampaignPlan } from '../../../../../shared/contract/campaigns.ts'
import { picturesIn } from '../../../../../shared/domain/messages/pictures.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { knownLogo, knownPictures } from '../../documents/service.ts'
import { readBody } from './body.ts'
import { bodyHtml } from './body-html.ts'
import { HOUSE_ACCENT, mailStyles } from './frame.ts'

/** What the frame of a mail adds to its body, and its button and its coupon to that: they differ by the few words in them. */
const FRAME_BYTES = 10_500
const BUTTON_BYTES = 1_100
const COUPON_BYTES = 4_100

export interface MailWeight {
  /** Bytes of its HTML, near enough: names are longer or shorter. */
  readonly html: number
  /** Bytes of all its pictures. */
  readonly pictures: number
}

export function mailWeight(db: ReadDb, { words, coupon }: Pick<CampaignPlan, 'words' | 'coupon'>): MailWeight {
  const body = bodyHtml(readBody(words.body), { styles: mailStyles(HOUSE_ACCENT) })
  const button = words.button.label === '' ? 0 : BUTTON_BYTES
  const frame = FRAME_BYTES + button + (coupon === null ? 0 : COUPON_BYTES)
  const pictures = [knownLogo(db), ...knownPictures(db, picturesIn(words.body))]
  return {
    html: Buffer.byteLength(body) + frame,
    pictures: pictures.reduce((sum, picture) => sum + (picture?.size ?? 0), 0),
  }
}
