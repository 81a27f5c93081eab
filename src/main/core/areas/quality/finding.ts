// What a judge finds wrong, and by what it judges.
import type { QualityCode } from '../../../../shared/domain/quality.ts'

export interface Finding {
  readonly code: QualityCode
  /** The row of the person's it stands in; 0 where it is the person. */
  readonly item: number
  /** As it stands. */
  readonly value: string
  readonly detail: string | null
  /** What it should become: empty, it should go; null, only somebody who knows them can say. */
  readonly proposal: string | null
}

export interface Yardstick {
  /** ISO 3166-1 alpha-2 of the shop. */
  readonly country: string
  /** BCP 47 of the shop. */
  readonly language: string
  /** Shop day. */
  readonly today: number
  /** Why an address must not be written to any more, as the do-not-disturb list has it. */
  readonly reasons: (kind: 'email' | 'phone', typed: string) => readonly string[]
}

export const finding = (
  code: QualityCode,
  item: number,
  value: string,
  more: Partial<Pick<Finding, 'detail' | 'proposal'>> = {},
): Finding => ({ code, item, value, detail: null, proposal: null, ...more })
