// When a host that runs in a terminal should end: a signal, or the program that started it is gone.

type Stoppable = Pick<NodeJS.Process, 'on' | 'connected'>

/** The process stays alive to close the book; a second signal does not hurry it. */
export function untilStopped(process: Stoppable): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => resolve()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
    if (process.connected) process.on('disconnect', stop)
  })
}
