// Pictures in messages: how large they may be, and the names under which texts and mails know them.

/** Bytes of a picture in a text at most: made smaller by the window before it is sent. A mail with three of them still opens at once. */
export const PICTURE_BYTES = 400_000
export const LOGO_BYTES = 150_000
/** Pixels of its longer side at most: a mail is 600 wide, and a screen may have two for one. */
export const PICTURE_SIDE = 1_200
export const LOGO_SIDE = 600

/** Pixels that the words of a mail are wide. */
export const MAIL_TEXT_WIDTH = 536

/** Gmail cuts what is longer (102 KB), and with it the way to stop. */
export const MAIL_HTML_BYTES = 100_000
/** All pictures of a mail together: beyond, a phone waits, and some mailboxes take it for advertising. */
export const MAIL_PICTURE_BYTES = 1_000_000

/** Content-ID of the logo of the shop. */
export const LOGO_CID = 'logo.regulars'

export const pictureCid = (id: number): string => `picture-${String(id)}.regulars`

const CID = /cid:picture-(\d{1,15})\.regulars/g

/** Ids of the pictures that a text shows, each once, in their order. */
export function picturesIn(html: string): readonly number[] {
  return [...new Set([...html.matchAll(CID)].map(([, id]) => Number(id)))]
}
