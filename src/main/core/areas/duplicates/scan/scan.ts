// The look through the whole book, on a worker thread: everybody is read at once, the file is closed, then they are compared.
import { findDuplicates, untrainedModel } from '../../../../../shared/domain/duplicates/find.ts'
import { tellProgress, type FindDuplicates, type FoundDuplicates } from './order.ts'
import { readPeople } from './read-people.ts'

export async function scanPeople({ file, model, about, least, signals }: FindDuplicates): Promise<FoundDuplicates> {
  const goOn = tellProgress(signals)
  const records = readPeople(file)
  const steps = findDuplicates(records, { model, about, least })
  for (;;) {
    const step = steps.next()
    if (step.done === true) return { ...step.value, people: records.length, stopped: false }
    if (!goOn(step.value.done, step.value.of)) {
      return { pairs: [], model: model ?? untrainedModel(records.length), people: records.length, stopped: true }
    }
    // Where no thread can be had, others have their turn.
    await new Promise((resolve) => setImmediate(resolve))
  }
}
