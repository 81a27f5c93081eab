// What other areas may ask of segments; they import nothing else from this folder.
export { describe, refuseUnaskable, type Asking } from './count.ts'
export type { SegmentParts } from './parts.ts'
export { segmentsFor } from './saved.ts'
