// Pictures on paper: each stands once in the style sheet of a document, and every letter that shows it names it. A thousand letters with
// a picture in each would be a thousand pictures.
import { LOGO_CID } from '../../../../shared/domain/messages/pictures.ts'

export interface ShownOnPaper {
  readonly cid: string
  readonly type: string
  readonly bytes: Uint8Array
}

export type PaperPictures = readonly ShownOnPaper[]

const classOf = (cid: string): string => cid.replaceAll('.', '-')

/** The HTML of one letter with its pictures by name. */
export const onPaper = (html: string, pictures: PaperPictures): string =>
  pictures.reduce((shown, { cid }) => shown.replaceAll(` src="cid:${cid}"`, ` class="${classOf(cid)}"`), html)

/** Rules that show them. */
export const picturesStyle = (pictures: PaperPictures): string =>
  pictures
    .map(
      ({ cid, type, bytes }) =>
        `.${classOf(cid)} { content: url("data:${type};base64,${Buffer.from(bytes).toString('base64')}") }`,
    )
    .join('\n')

/** The logo of the shop as it stands in the head of a letter or on the back of a card; empty where there is none. */
export const logoOn = (pictures: PaperPictures): string =>
  pictures.some(({ cid }) => cid === LOGO_CID) ? `<img class="${classOf(LOGO_CID)}" alt="">` : ''
