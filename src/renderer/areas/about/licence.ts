// A part of the program that others made, as the build finds it.
export interface Licence {
  /** Name in the package registry. */
  readonly name: string
  readonly version: string
  /** SPDX expression, e.g. `MIT` or `OFL-1.1`. */
  readonly licence: string
  /** The whole text, as it lies beside the part. */
  readonly text: string
}
