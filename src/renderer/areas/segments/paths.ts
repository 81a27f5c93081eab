// Addresses of the segments: all of them, one being written, what came of it.
export const SEGMENTS_PATH = '/segments'
export const NEW_SEGMENT_PATH = '/segments/new'

export const segmentPath = (id: number): string => `/segments/${String(id)}`
export const resultsPath = (id: number): string => `/segments/${String(id)}/results`

export type SegmentsPlace =
  | { readonly at: 'all' }
  | { readonly at: 'new' }
  | { readonly at: 'one'; readonly id: number }
  | { readonly at: 'results'; readonly id: number }

/** Reads the address; anything odd is the page of all of them. */
export function placeOf(path: string): SegmentsPlace {
  if (path === NEW_SEGMENT_PATH) return { at: 'new' }
  const found = /^\/segments\/(\d{1,15})(\/results)?$/.exec(path)
  if (found?.[1] === undefined) return { at: 'all' }
  return { at: found[2] === undefined ? 'one' : 'results', id: Number(found[1]) }
}
