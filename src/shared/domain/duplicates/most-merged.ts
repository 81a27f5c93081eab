// How many people may be made one at once: as many as can be looked at side by side.
export const MOST_MERGED = 20
