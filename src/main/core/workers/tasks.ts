// What runs beside the counter, on a worker thread. Everything given and answered can be cloned; each task opens
// what it needs itself, so that a thread that dies takes nothing with it.
import { checkContainer } from '../book/backup/check.ts'
import type { CheckBackup, CheckedBackup } from '../book/backup/check.ts'
import { lookThroughBackup } from '../book/backup/look-through.ts'
import type { LookThrough } from '../book/backup/look-through.ts'
import type { Front } from '../book/backup/front.ts'
import { followPlace } from '../book/backup/place.ts'
import type { FollowPlace, FollowedPlace } from '../book/backup/place.ts'
import { makeBackup } from '../book/backup/make.ts'
import type { MadeBackup, MakeBackup } from '../book/backup/make.ts'
import { unpackForRestore } from '../book/backup/unpack.ts'
import type { UnpackOrder, Unpacked } from '../book/backup/unpack.ts'
import { copyUnder, soundness } from '../book/copy.ts'
import type { DatabaseFile, Soundness } from '../book/copy.ts'
import { withFailures } from '../book/failures.ts'
import { stretch } from '../book/password.ts'
import type { Argon2Cost } from '../book/password.ts'
import type { Outside } from '../outside.ts'
import type { Ran, RunReport } from '../areas/analytics/run-report.ts'
import type { FindDuplicates, FoundDuplicates } from '../areas/duplicates/scan/order.ts'
import type { DecideAudience, Decided } from '../areas/campaigns/audience/order.ts'
import type { ResultsFound, ResultsOrder } from '../areas/campaigns/results/run.ts'
import type { FitBuying, Fitted } from '../areas/value/fit.ts'
import type { LearnedValue, LearnValue } from '../areas/value/learn.ts'
import type { CountLoyalty, Loyalty } from '../areas/value/loyalty.ts'
import type { ReadSegment } from '../areas/segments/beside.ts'
import type { Row } from '../areas/segments/parts.ts'
import { checkpoint } from './checkpoint.ts'
import type { CheckpointOrder, Checkpointed } from './checkpoint.ts'

/** What a task may use of the world outside. */
export type TaskOutside = Pick<Outside, 'files' | 'random'>

export interface TaskTypes {
  stretch: { input: { password: string; salt: Uint8Array; cost: Argon2Cost }; output: Uint8Array }
  makeBackup: { input: MakeBackup; output: MadeBackup }
  checkBackup: { input: CheckBackup; output: CheckedBackup }
  lookThroughBackup: { input: LookThrough; output: Front }
  followPlace: { input: FollowPlace; output: FollowedPlace }
  unpack: { input: UnpackOrder; output: Unpacked }
  copyUnder: { input: { from: DatabaseFile; to: DatabaseFile }; output: null }
  soundness: { input: DatabaseFile; output: Soundness }
  checkpoint: { input: CheckpointOrder; output: Checkpointed }
  findDuplicates: { input: FindDuplicates; output: FoundDuplicates }
  runReport: { input: RunReport; output: Ran }
  learnValue: { input: LearnValue; output: LearnedValue }
  findWrongSums: { input: { file: DatabaseFile }; output: readonly number[] }
  countLoyalty: { input: CountLoyalty; output: Loyalty }
  fitBuying: { input: FitBuying; output: Fitted }
  readSegment: { input: ReadSegment; output: readonly (readonly Row[])[] }
  decideAudience: { input: DecideAudience; output: Decided }
  campaignResults: { input: ResultsOrder; output: ResultsFound }
  smallPicture: { input: { bytes: Uint8Array }; output: Uint8Array<ArrayBuffer> | null }
  wholePicture: { input: { bytes: Uint8Array }; output: boolean }
}
export type TaskName = keyof TaskTypes
export type TaskInput<K extends TaskName> = TaskTypes[K]['input']
export type TaskOutput<K extends TaskName> = TaskTypes[K]['output']

type Tasks = {
  readonly [K in TaskName]: (input: TaskInput<K>, outside: TaskOutside) => TaskOutput<K> | Promise<TaskOutput<K>>
}

/** What opens and keeps the book is there at once; the areas are loaded by the task that needs them, because a book waits for its key. */
export const TASKS: Tasks = {
  stretch: ({ password, salt, cost }) => stretch(password, salt, cost),
  makeBackup,
  checkBackup: (order, { files }) => withFailures(() => checkContainer(order, files)),
  lookThroughBackup: (order, { files }) => withFailures(() => lookThroughBackup(order, files)),
  followPlace: (order, { files }) => followPlace(order, files),
  unpack: (order, { files }) => withFailures(() => unpackForRestore(order, files)),
  copyUnder({ from, to }) {
    withFailures(() => copyUnder(from, to))
    return null
  },
  soundness,
  checkpoint,
  findDuplicates: async (order) => (await import('../areas/duplicates/scan/scan.ts')).scanPeople(order),
  runReport: async (order) => (await import('../areas/analytics/run-report.ts')).runReport(order),
  learnValue: async (order) => (await import('../areas/value/learn.ts')).learnValue(order),
  findWrongSums: async (order) => (await import('../areas/value/learn.ts')).findWrongSums(order),
  countLoyalty: async (order) => (await import('../areas/value/loyalty.ts')).countLoyalty(order),
  fitBuying: async (order) => (await import('../areas/value/fit.ts')).fitBuying(order),
  readSegment: async (order) => (await import('../areas/segments/beside.ts')).readSegment(order),
  decideAudience: async (order) => (await import('../areas/campaigns/audience/run.ts')).decideAudience(order),
  campaignResults: async (order) => (await import('../areas/campaigns/results/run.ts')).campaignResults(order),
  smallPicture: async ({ bytes }) => (await import('../areas/exchange/pictures.ts')).smallPicture(bytes),
  wholePicture: async ({ bytes }) => (await import('../areas/exchange/pictures.ts')).isWholePicture(bytes),
}

/** Runs tasks, here or on a thread. A thread that dies gives INTERNAL to whoever waited, and the next task a new one. */
export interface Work {
  run<K extends TaskName>(task: K, input: TaskInput<K>): Promise<TaskOutput<K>>
  /** Waits for what runs, then lets the threads go. */
  end(): Promise<void>
}

/** Async, so that what a task throws is an answer like any other. */
export async function runTask<K extends TaskName>(
  task: K,
  input: TaskInput<K>,
  outside: TaskOutside,
): Promise<TaskOutput<K>> {
  return TASKS[task](input, outside)
}

/** Tasks in this thread: for tests that break the disk, and where no thread can be started. */
export function workHere(outside: TaskOutside): Work {
  return {
    run: (task, input) => runTask(task, input, outside),
    end: async () => {},
  }
}
