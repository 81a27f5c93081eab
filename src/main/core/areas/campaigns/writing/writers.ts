// What the sending of campaigns, the printing of letters and the calls ask of writing: the words of one campaign for each of its people.
import type { Words } from '../../../../../shared/contract/campaigns.ts'
import { shopCalendar } from '../../../../../shared/domain/shop-day.ts'
import type { MessageChannel } from '../../../../../shared/domain/messages/words.ts'
import type { SendToWrite, WrittenMessage } from '../../../area.ts'
import type { ReadDb } from '../../../database/handle.ts'
import { canonOf } from '../../../database/people.ts'
import type { ShopSettings } from '../../../shop-settings.ts'
import { compileWords, type Compiled, type Coupon, readWords, type WritingPlace } from './compile.ts'
import { factsOf, type FactsPlace, type Reader } from './facts.ts'
import { picturesOf, type PictureFiles } from './pictures.ts'
import { writingPlace } from './placeholders-of.ts'
import { gaps, write, type Written } from './write.ts'

/** What of a campaign is written. */
export interface CampaignWords {
  readonly words: Words
  readonly coupon: Coupon | null
  /** Codes that everybody of a channel shares. */
  readonly codes: Readonly<Partial<Record<MessageChannel, string>>>
}

/** Somebody a message goes to; of a frozen one as it was frozen. */
export interface Addressee {
  readonly contactId: number
  /** Their own code; null: the shared one of the channel, or none. */
  readonly coupon: string | null
  /** UTC epoch ms at which it goes. */
  readonly due: number
  /** 0, or the shop day of the occasion. */
  readonly step?: number
}

type Place = FactsPlace & { readonly settings: ShopSettings }
/** A place that can show pictures. */
type PlaceWithFiles = Place & PictureFiles

function readerOf(db: ReadDb, { zone, dayTurn }: ShopSettings, to: Addressee, shared: string | undefined): Reader {
  const about = to.step === undefined || to.step === 0 ? null : to.step
  const day = shopCalendar(zone, dayTurn).dayOf(to.due)
  return { id: canonOf(db, to.contactId), day, about, coupon: to.coupon ?? shared ?? null }
}

/** One message of words that were read; null for somebody who is not in the book. */
export function writeTo(
  { db, settings }: Place,
  compiled: Compiled,
  { to, campaign }: { readonly to: Addressee; readonly campaign: Pick<CampaignWords, 'coupon' | 'codes'> },
): Written | null {
  const reader = readerOf(db, settings, to, campaign.codes[compiled.channel])
  const facts = factsOf({ db, settings }, [reader], { uses: compiled.uses, coupon: campaign.coupon }).get(reader.id)
  return facts === undefined ? null : write(compiled, facts)
}

/**
 * A writer for the outbox: reads the words once, then writes each message as its turn comes; null for somebody of whom a placeholder has
 * nothing to say. Errors: BAD_INPUT for words that cannot be read.
 */
export async function campaignWriter(
  { db, settings, files }: PlaceWithFiles,
  campaign: CampaignWords & { readonly channels: readonly MessageChannel[] },
): Promise<(db: ReadDb, send: SendToWrite) => WrittenMessage | null> {
  const place = writingPlace(db, settings)
  const compiled = new Map<string, Compiled>()
  for (const channel of campaign.channels) {
    const pictures = await picturesOf(db, { files }, { words: campaign.words, channel })
    for (const subject of ['a', 'b'] as const) {
      if (subject === 'b' && campaign.words.subjectB === '') continue
      compiled.set(
        channel + subject,
        await compileWords(campaign.words, place, { channel, subject, coupon: campaign.coupon, pictures }),
      )
    }
  }
  return (at, send) => {
    const words = compiled.get(`${send.channel}${send.arm}`) ?? compiled.get(`${send.channel}a`)
    const written = words === undefined ? null : writeTo({ db: at, settings }, words, { to: send, campaign })
    if (written === null || written.missing.length > 0) return null
    return { subject: written.subject, text: written.text, html: written.html, images: written.images }
  }
}

/** A writer of letters: `html` is what stands between the edges of the paper. Errors as `campaignWriter`. */
export async function paperWriter(
  { db, settings, files }: PlaceWithFiles,
  campaign: CampaignWords,
): Promise<(db: ReadDb, to: Addressee) => Written | null> {
  const place = writingPlace(db, settings)
  const pictures = await picturesOf(db, { files }, { words: campaign.words, channel: 'post' })
  const compiled = await compileWords(campaign.words, place, { channel: 'post', coupon: campaign.coupon, pictures })
  return (at, to) => writeTo({ db: at, settings }, compiled, { to, campaign })
}

/** What to say on the phone to each of these people, by id. Errors: BAD_INPUT. */
export function scriptsOf(
  { db, settings }: Place,
  campaign: CampaignWords,
  people: readonly Addressee[],
): ReadonlyMap<number, string> {
  const compiled = readWords(campaign.words, writingPlace(db, settings), { channel: 'phone', coupon: campaign.coupon })
  const readers = people.map((to) => [to.contactId, readerOf(db, settings, to, campaign.codes.phone)] as const)
  const facts = factsOf(
    { db, settings },
    readers.map(([, reader]) => reader),
    { uses: compiled.uses, coupon: campaign.coupon },
  )
  return new Map(readers.map(([id, reader]) => [id, write(compiled, facts.get(reader.id) ?? {}).text]))
}

/** Reads the words for every channel, both subjects too. Errors: BAD_INPUT with line and column. */
export function checkWords(
  db: ReadDb,
  settings: Pick<ShopSettings, 'shop' | 'language'>,
  campaign: Pick<CampaignWords, 'words' | 'coupon'> & { readonly channels: readonly MessageChannel[] },
): void {
  const place: WritingPlace = writingPlace(db, settings)
  for (const channel of campaign.channels) {
    for (const subject of ['a', 'b'] as const)
      readWords(campaign.words, place, { channel, subject, coupon: campaign.coupon })
  }
}

export interface GapsRequest {
  readonly words: Words
  readonly coupon: Coupon | null
  readonly channel: MessageChannel
  readonly subject?: 'a' | 'b'
  /** Shop days as in `Reader`; a code of their own is drawn when they are frozen and counts as there. */
  readonly readers: readonly Omit<Reader, 'coupon'>[]
}

export interface Gaps {
  /** Ids of whom a placeholder without fallback has nothing to say. */
  readonly missing: readonly number[]
  /** How many read something else, by placeholder. */
  readonly fallbacks: readonly { readonly placeholder: string; readonly people: number }[]
}

/** People whose facts are held at once. */
const AT_ONCE = 10_000

/** What would be missing or said instead, of any number of people. Nothing is drawn. Errors: BAD_INPUT. */
export function gapsOf({ db, settings }: Place, { words, coupon, channel, subject = 'a', readers }: GapsRequest): Gaps {
  const compiled = readWords(words, writingPlace(db, settings), { channel, subject, coupon })
  // What names nothing reads the same to everybody.
  if (compiled.uses.size === 0) return { missing: [], fallbacks: [] }
  const missing: number[] = []
  const fallbacks = new Map<string, number>()
  const known = new Map<string, Pick<Written, 'missing' | 'fallbacks'>>()
  for (let from = 0; from < readers.length; from += AT_ONCE) {
    const some = readers
      .slice(from, from + AT_ONCE)
      .map((reader) => ({ ...reader, coupon: coupon === null ? null : '0' }))
    for (const [id, facts] of factsOf({ db, settings }, some, { uses: compiled.uses, coupon })) {
      // Where only presence decides, all of whom the same is missing read the same.
      const key = [...compiled.uses].filter((name) => (facts[name] ?? '') === '').join(' ')
      const found = (compiled.byPresence ? known.get(key) : undefined) ?? gaps(compiled, facts)
      if (compiled.byPresence) known.set(key, found)
      if (found.missing.length > 0) missing.push(id)
      for (const name of found.fallbacks) fallbacks.set(name, (fallbacks.get(name) ?? 0) + 1)
    }
  }
  return { missing, fallbacks: [...fallbacks].map(([placeholder, people]) => ({ placeholder, people })) }
}
