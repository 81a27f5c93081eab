// What a test and a program with a turned clock (turned-clock.ts) say to each other.

/** In the environment: UTC epoch ms at which the program begins; kept up to date for the threads that it starts later. */
export const NOW = 'REGULARS_TESTS_NOW'

export interface Turn {
  /** UTC epoch ms */
  readonly turnTo: number
}
