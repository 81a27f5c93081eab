// What an import will write, made out of the file alone: the same file, mapping and settings give the same plan, so an import
// that was cut off goes on where it stood. What the book knows is asked when it is written.
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'
import type { Mapping } from '../../../../shared/contract/exchange.ts'
import type { ConsentChannel } from '../../../../shared/domain/consent.ts'
import type { Tender } from '../visits/service.ts'
import type { NamedProduct } from '../products/service.ts'
import type { Noted } from './reasons.ts'

/** What somebody said about being written to, as a file tells it. */
export interface PlannedConsent {
  readonly row: number
  readonly channel: ConsentChannel
  readonly act: 'given' | 'refused' | 'withdrawn'
  /** UTC epoch ms; null where the file does not say when. */
  readonly at: number | null
  readonly how: string
  readonly words: string
  readonly note: string
}

/** Somebody of a customer file, or of whom a file of tags, lists or consent says something. */
export interface PlannedContact {
  /** The rows or cards that say something about this person, the first one first. */
  readonly rows: readonly number[]
  readonly patch: ContactPatch
  readonly photo: Uint8Array<ArrayBuffer> | null
  /** Lines of the patch's note that are no note of the file's, but words without a field of their own. */
  readonly extra?: readonly string[]
  /** Names of lists they are in. */
  readonly lists?: readonly string[]
  readonly consents?: readonly PlannedConsent[]
}

/** Somebody whom a sales file names. */
export interface PlannedCustomer {
  readonly number: string
  readonly name: string
  readonly phone: string
  readonly email: string
}

/** Amounts in minor units; quantity in thousandths, unit price in thousandths of the minor unit. */
export interface PlannedLine {
  readonly row: number
  /** Place in `SalesPlan.products`; null for words. */
  readonly product: number | null
  readonly words: string | null
  readonly quantity: number
  readonly unitPrice: number
  readonly discount: number
  /** Null: the product's own. */
  readonly taxRate: number | null
  readonly total: number
}

export interface PlannedSale {
  readonly receipt: string | null
  /** Place in `SalesPlan.customers`; null for somebody nobody knows. */
  readonly customer: number | null
  /** UTC epoch ms. */
  readonly at: number
  readonly day: number
  readonly slot: number
  readonly tender: Tender
  readonly servedBy: string
  readonly note: string | null
  /** None where the file tells only who came. */
  readonly lines: readonly PlannedLine[]
  /** Lines of the file. */
  readonly rows: readonly number[]
  /** Several visits of the file bear this receipt. */
  readonly shared: boolean
}

export interface PlannedProduct extends NamedProduct {
  readonly row: number
  readonly serviceInterval: number | null
  readonly serialNumbered: boolean
  readonly archived: boolean
  /** Names or numbers. */
  readonly goesWith: readonly string[]
  /** Which of these the file says anything about. */
  readonly said: ReadonlySet<string>
}

interface Common {
  readonly mapping: Mapping
  /** Rows that hold something, or cards. */
  readonly rows: number
  /** Rows that were left out already. */
  readonly skipped: number
  readonly noted: readonly Noted[]
}

export interface ContactsPlan extends Common {
  /** Of tags, lists and consent only people are concerned whom the book knows. */
  readonly kind: 'contacts' | 'companies' | 'tags' | 'lists' | 'consent'
  readonly units: readonly PlannedContact[]
}
export interface SalesPlan extends Common {
  readonly kind: 'sales'
  readonly units: readonly PlannedSale[]
  readonly customers: readonly PlannedCustomer[]
  readonly products: readonly NamedProduct[]
}
export interface ProductsPlan extends Common {
  readonly kind: 'products'
  readonly units: readonly PlannedProduct[]
}
/** An address that must not be written to. */
export interface PlannedSuppression {
  readonly row: number
  readonly kind: 'email' | 'phone'
  readonly value: string
  readonly reason: string
  /** UTC epoch ms. */
  readonly at: number
  readonly note: string
}
export interface SuppressionPlan extends Common {
  readonly kind: 'suppression'
  readonly units: readonly PlannedSuppression[]
}
export type Plan = ContactsPlan | SalesPlan | ProductsPlan | SuppressionPlan

/** A file as it was handed over. */
export interface ImportFile {
  readonly bytes: Uint8Array
  readonly name: string
}
