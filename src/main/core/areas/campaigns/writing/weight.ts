// How heavy a mail is before it goes: some mailboxes cut what is long, and pictures are downloaded with it on every phone.
import type { Words } from '../../../../../shared/contract/campaigns.ts'
import { picturesIn } from '../../../../../shared/domain/messages/pictures.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { knownLogo, knownPictures } from '../../documents/service.ts'
import { readBody } from './body.ts'
import { bodyHtml } from './body-html.ts'
import { HOUSE_ACCENT, mailStyles } from './frame.ts'

/** What the frame of a mail adds to its body, with button, coupon and foot: it differs by the few words in them. */
export const FRAME_BYTES = 15_500

export interface MailWeight {
  /** Bytes of its HTML, near enough: names are longer or shorter. */
  readonly html: number
  /** Bytes of all its pictures. */
  readonly pictures: number
}

export function mailWeight(db: ReadDb, words: Words): MailWeight {
  const body = bodyHtml(readBody(words.body), { styles: mailStyles(HOUSE_ACCENT) })
  const pictures = [knownLogo(db), ...knownPictures(db, picturesIn(words.body))]
  return {
    html: Buffer.byteLength(body) + FRAME_BYTES,
    pictures: pictures.reduce((sum, picture) => sum + (picture?.size ?? 0), 0),
  }
}
