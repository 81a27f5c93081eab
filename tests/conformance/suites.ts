// All conformance suites, in the order in which they are told.
import type { Suite } from './suite.ts'
import { VCARD_SUITES } from './vcards.ts'

export const SUITES: readonly Suite[] = [...VCARD_SUITES]
