// The shop as every area sees it.

/** The shop's own rules that nearly every area needs; read once per change, not per call. */
export interface ShopSettings {
  readonly shop: string
  /** ISO 3166-1 alpha-2, upper case: the home country of phone numbers and addresses. */
  readonly country: string
  /** ISO 4217 */
  readonly currency: string
  /** IANA name */
  readonly zone: string
  /** Hour (0-23) at which the shop's day turns. */
  readonly dayTurn: number
  /** BCP 47 tag of the shop's own language. */
  readonly language: string
  /** Prices carry their tax, or it is added at the till. */
  readonly taxIncluded: boolean
  /** Cash is rounded to a multiple of this many minor units; 1: not at all. */
  readonly cashStep: number
}
