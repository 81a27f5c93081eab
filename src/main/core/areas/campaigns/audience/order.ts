// What the deciding about an audience is given and what it answers: everything can be cloned, for it runs on another thread.
import type { CampaignPlan, Schedule } from '../../../../../shared/contract/campaigns.ts'
import { WRITE_REASONS } from '../../../../../shared/domain/consent.ts'
import {
  HOLD_REASONS,
  MESSAGE_CHANNELS,
  type HoldReason,
  type MessageChannel,
  type MessageClass,
} from '../../../../../shared/domain/messages/words.ts'
import type { WriteReason } from '../../../../../shared/domain/consent.ts'
import type { DatabaseFile } from '../../../book/copy.ts'
import type { ShopSettings } from '../../../shop-settings.ts'

/** What becomes of somebody: a channel they get it by, or why they do not. */
export type Outcome = MessageChannel | WriteReason | HoldReason

/** By the number they travel under. */
export const OUTCOMES: readonly Outcome[] = [...MESSAGE_CHANNELS, ...WRITE_REASONS, ...HOLD_REASONS]

export const numberOf = (outcome: Outcome): number => OUTCOMES.indexOf(outcome)
export const isChannel = (outcome: Outcome): outcome is MessageChannel => isChannelNumber(numberOf(outcome))
/** Channels come first. */
export const isChannelNumber = (number: number): boolean => number < MESSAGE_CHANNELS.length

/** Shop days, both included, on which messages of a campaign that stands for years would go; null: each person's next one. */
export interface Window {
  readonly from: number
  readonly to: number
}

export interface AudienceOrder {
  readonly settings: ShopSettings
  /** UTC epoch ms, and the shop day it belongs to. */
  readonly now: number
  readonly today: number
  /** 0 for one that was never saved. */
  readonly campaign: number
  readonly class: MessageClass
  readonly channels: readonly MessageChannel[]
  /** Per cent. */
  readonly holdOut: number
  readonly schedule: Schedule
  /** What it says: who has nothing to be put in is found by it. */
  readonly words: CampaignPlan['words']
  readonly coupon: CampaignPlan['coupon']
  readonly window: Window | null
  /** Shown people, rising, each once; null: everybody of the book. */
  readonly people: Float64Array | null
  readonly excluded: Float64Array
  /** Of `people`: those whom only what the program works out about them brings in. */
  readonly profiled: Float64Array
}

export interface DecideAudience extends AudienceOrder {
  readonly file: DatabaseFile
}

/** One entry for each message: a person has one, but of a standing campaign perhaps several in a long window, or none. */
export interface Decided {
  readonly people: Float64Array
  /** 0, or the shop day of the occasion. */
  readonly steps: Int32Array
  /** `OUTCOMES` by number. */
  readonly outcomes: Uint8Array
  /** Shop day on which it goes, and UTC epoch ms before which it does not leave. */
  readonly days: Int32Array
  readonly dues: Float64Array
  /** 1: it was to go at a time at which nothing may arrive, and `dues` is when that is over. */
  readonly waits: Uint8Array
  /** How many would read something said instead, by placeholder. */
  readonly fallbacks: readonly Fallback[]
}

export interface Fallback {
  readonly placeholder: string
  readonly people: number
}
