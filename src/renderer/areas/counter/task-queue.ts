// Does what was asked one after the other, so that keys pressed faster than the book answers are not mixed up.

interface TaskQueue {
  readonly add: (task: () => Promise<void>) => void
}

/** @param failed hears of a task that threw; the ones behind it go on */
export function createTaskQueue(failed: (error: unknown) => void): TaskQueue {
  let last: Promise<void> = Promise.resolve()
  return {
    add: (task) => {
      last = last.then(task).catch(failed)
    },
  }
}
