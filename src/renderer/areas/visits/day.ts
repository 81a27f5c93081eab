// What a day at the shop is, as the core answers it.
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { visits } from '../../../shared/contract/visits.ts'

export type Day = OutputOf<(typeof visits)['day']>
