// What other areas, the import and the sample shop may ask of visits; they import nothing else from this folder.
export { writeVisits as logVisits, type Tender, type VisitEntry } from './write.ts'
export { deriveVisits } from './derive.ts'
export { kindOf } from './sale-input.ts'
export { judgeEverybody } from './recompute/judge-everybody.ts'
export { readSums } from './recompute/sums.ts'
export { learnUsualGaps } from './recompute/usual-gaps.ts'
export { wrongSums } from './recompute/wrong.ts'
