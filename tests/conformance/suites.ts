// All conformance suites, in the order in which they are told.
import { ADDRESS_SUITES } from './addresses.ts'
import type { Suite } from './suite.ts'
import { TABLE_SUITES } from './tables.ts'
import { VCARD_SUITES } from './vcards.ts'

export const SUITES: readonly Suite[] = [...VCARD_SUITES, ...TABLE_SUITES, ...ADDRESS_SUITES]
