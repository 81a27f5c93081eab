// Somebody of the sample shop, before anything is written.
import type { ContactPatch } from '../../../shared/contract/contacts.ts'

export interface SamplePerson {
  readonly patch: Omit<ContactPatch, 'links' | 'lookedAfterBy'>
  /** Days before today on which the shop first wrote this person down. */
  readonly daysAgo: number
  /** Links by place in the list of people, always to somebody earlier. */
  readonly links: readonly {
    readonly kind: 'works-for' | 'partner' | 'parent' | 'referred-by'
    readonly to: number
    readonly words: string
  }[]
  readonly face: boolean
  readonly lookedAfter: boolean
}
