// What the build puts together from the lock file (scripts/licences.ts).
declare module 'virtual:licences' {
  /** A part of the program that others made. */
  export interface Licence {
    /** Name in the package registry. */
    readonly name: string
    readonly version: string
    /** SPDX expression, e.g. `MIT` or `OFL-1.1`. */
    readonly licence: string
    /** The whole text, as it lies beside the part. */
    readonly text: string
  }

  export const licences: readonly Licence[]
}
