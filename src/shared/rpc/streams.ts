// Streams of the contract on their way: an async iterator around another one.

export type Stream = AsyncIteratorObject<unknown, unknown, void>

export function isStream(answer: unknown): answer is Stream {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer && 'next' in answer
}

interface Mapping {
  /** Every value, the last one (the stream's answer) included. */
  readonly value: (value: unknown) => Promise<unknown>
  readonly error?: (error: unknown) => unknown
}

/**
 * Not a generator on purpose: one that was never asked for its first value skips its `finally`, and then the inner
 * stream would never be told that nobody listens.
 */
export function mapStream(inner: Stream, { value: map, error: fail = (error) => error }: Mapping): Stream {
  const outer: Stream = {
    async next() {
      try {
        const { done, value } = await inner.next()
        return { done: done === true, value: await map(value) }
      } catch (error) {
        throw fail(error)
      }
    },
    async return(value) {
      await inner.return?.()
      return { done: true, value: await value }
    },
    async [Symbol.asyncDispose]() {
      await inner.return?.()
    },
    [Symbol.asyncIterator]: () => outer,
  }
  return outer
}
