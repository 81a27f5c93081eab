// The pictures of a message: the logo of the shop and what stands in its text, read once for all who get it.
import type { Words } from '../../../../../shared/contract/campaigns.ts'
import { LOGO_CID, pictureCid, picturesIn } from '../../../../../shared/domain/messages/pictures.ts'
import type { MessageChannel } from '../../../../../shared/domain/messages/words.ts'
import type { AttachedFiles } from '../../../book/attached-files.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { forgetPicture, picturesBefore, shopLogo, shownPictures } from '../../documents/service.ts'
import type { JobPlace } from '../../../area.ts'
import type { Job } from '../../../jobs/scheduler.ts'

export interface MessagePicture {
  readonly cid: string
  readonly type: string
  readonly bytes: Uint8Array
  /** Pixels */
  readonly width: number
  readonly height: number
}

/** The logo first, as `LOGO_CID`. */
export type MessagePictures = readonly MessagePicture[]

export const NO_PICTURES: MessagePictures = []

/** Where files of the book are read from; asked late. */
export interface PictureFiles {
  readonly files: () => AttachedFiles
}

/** What the words show of this channel; what cannot be read is left out. Nothing is shown on the phone. */
export async function picturesOf(
  db: ReadDb,
  { files }: PictureFiles,
  { words, channel }: { readonly words: Words; readonly channel: MessageChannel },
): Promise<MessagePictures> {
  if (channel === 'phone') return NO_PICTURES
  const text = channel === 'post' && words.letter !== '' ? words.letter : words.body
  const logo = await shopLogo(db, files)
  const shown = await shownPictures(db, files, picturesIn(text))
  return [
    ...(logo === null ? [] : [{ ...logo, cid: LOGO_CID }]),
    ...shown.map((picture) => ({ ...picture, cid: pictureCid(picture.id) })),
  ]
}

/** A page has no mail to take pictures from: they stand in the document itself. */
export function withPictures(html: string, images: readonly Pick<MessagePicture, 'cid' | 'type' | 'bytes'>[]): string {
  return images.reduce(
    (shown, { cid, type, bytes }) =>
      shown.replaceAll(`"cid:${cid}"`, `"data:${type};base64,${Buffer.from(bytes).toString('base64')}"`),
    html,
  )
}

export const TIDY = 'campaigns.tidyPictures'

const DAY_MS = 86_400_000
/** A text that lost its picture may get it back by undo; after so long nobody takes the step back. */
const UNUSED_DAYS = 30

/** Pictures that no text shows any more, neither of a campaign nor of a template, put aside or not. */
export function tidyingJob({ book, outside, program }: JobPlace): Job {
  const unused = (db: ReadDb) => {
    const old = picturesBefore(db, outside.clock.now() - UNUSED_DAYS * DAY_MS)
    if (old.length === 0) return []
    const texts = db.pluck<string>('SELECT words FROM campaign UNION ALL SELECT words FROM message_template')
    const used = new Set(texts.flatMap(picturesIn))
    return old.filter((id) => !used.has(id))
  }
  return {
    name: 'tidy-pictures',
    firstAfter: DAY_MS / 48,
    every: DAY_MS,
    run() {
      if (unused(book().db).length === 0) return
      program(TIDY, ({ db }) => {
        for (const id of unused(db)) forgetPicture(db, id)
      })
    },
  }
}
