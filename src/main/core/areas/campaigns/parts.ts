// What the area of campaigns is given when it is made.
import type { DomainStanding } from '../../../../shared/contract/email.ts'
import type { AttachedFiles } from '../../book/attached-files.ts'
import type { ReadDb } from '../../database/handle.ts'
import type { SegmentParts } from '../segments/service.ts'
import type { AudienceOrder, Decided } from './audience/order.ts'

export interface CampaignParts {
  /** To ask who is in a segment. */
  readonly segments: SegmentParts
  /** What becomes of everybody in an audience, on another thread. */
  readonly decide: (order: AudienceOrder) => Promise<Decided>
  /** Of the book that is open, for pictures; asked late. */
  readonly files: () => AttachedFiles
  /** What the domain of this PC's mail account says about its mail; null without an account. Never throws. */
  readonly domain: (db: ReadDb) => Promise<DomainStanding | null>
}
