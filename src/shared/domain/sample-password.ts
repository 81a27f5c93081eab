// What opens the sample shop. Everybody knows it: nothing in it is real, and the unlock page says it.
export const SAMPLE_PASSWORD = 'sample shop'

/** Whose window it is at first. */
export const SAMPLE_OWNER = 'Rosa Marchetti'
