// All conformance suites, in the order in which they are told.
import { ADDRESS_SUITES } from './addresses.ts'
import { MAIL_SUITES } from './mails.ts'
import type { Suite } from './suite.ts'
import { TABLE_SUITES } from './tables.ts'
import { VCARD_SUITES } from './vcards.ts'
import { VENDOR_SUITES } from './vendors.ts'

export const SUITES: readonly Suite[] = [
  ...VCARD_SUITES,
  ...TABLE_SUITES,
  ...VENDOR_SUITES,
  ...ADDRESS_SUITES,
  ...MAIL_SUITES,
]
