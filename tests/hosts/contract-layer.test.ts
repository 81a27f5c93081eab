// What the contract promises, over every transport: the same calls, errors, streams and files.
import { isDefinedError } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ConnectionLost } from '../../src/renderer/api/peer-client.ts'
import { fieldRules, shownError } from '../../src/renderer/api/errors.ts'
import { createToyCore, noise, SECRET, shaOf, type ToyContract, type ToyCore } from './support/toy.ts'
import { TRANSPORTS, type Wired } from './support/transports.ts'

const DEEP = {
  when: new Date('2026-03-10T08:00:00Z'),
  big: 2n ** 80n,
  tags: new Set(['regular', 'Ω']),
  byName: new Map([['Łucja', 3]]),
  missing: null,
}

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => expect.unreachable('the call went through'),
    (error: unknown) => error,
  )
}

async function collect(stream: AsyncIterator<unknown, unknown, void>) {
  const events: unknown[] = []
  for (;;) {
    const { done, value } = await stream.next()
    if (done === true) return { events, answer: value }
    events.push(value)
  }
}

describe.each(TRANSPORTS)('over $name', ({ open }) => {
  let wired: Wired<ToyContract, ToyCore>
  beforeEach(async () => {
    wired = await open(createToyCore)
  })
  afterEach(async () => {
    await wired.close()
  })

  it('carries dates, big numbers, sets, maps and missing values unchanged', async () => {
    const answer = await wired.api.toy.echo({ deep: { ...DEEP, maybe: undefined }, name: 'Ida' })
    expect(answer).toEqual(DEEP)
    expect('maybe' in answer).toBe(false)
  })

  it('knows the types of inputs, answers and errors', async () => {
    const answer = await wired.api.toy.ping({ n: 1 })
    answer.n satisfies number
    // @ts-expect-error a text is no number
    const wrong = wired.api.toy.ping({ n: 'one' })
    await expect(wrong).rejects.toThrow()
    // @ts-expect-error there is no such procedure
    expect(wired.api.toy.pong).toBeDefined() // every name can be called; the core answers that there is none
    const error = await wired.api.toy.conflict({}).catch((caught: unknown) => caught)
    if (isDefinedError(error)) (error as { code: string }).code satisfies string
  })

  it('answers what was thrown on purpose with its code and data', async () => {
    const error = shownError(await errorOf(wired.api.toy.conflict({})))
    expect(error.code).toBe('UNDO_BLOCKED')
    expect(error.data).toEqual({ reason: 'in_use', by: { command: 7, kind: 'sale', at: 12, user: 'Ida' } })
  })

  it.each(['broken', 'wrongAnswer'] as const)('says nothing of a defect but that it is one (%s)', async (name) => {
    const error = await errorOf(wired.api.toy[name]({}))
    expect(shownError(error)).toMatchObject({ code: 'INTERNAL', data: {} })
    expect(JSON.stringify(error) + String(error)).not.toContain(SECRET)
    expect(wired.core().log.join()).toContain('rpc.defect')
  })

  it('does not let the log of a wrong answer quote it', async () => {
    await errorOf(wired.api.toy.wrongAnswer({}))
    expect(wired.core().log.join()).not.toContain(SECRET)
  })

  it('names every field of an input that does not fit, and the rule', async () => {
    const name = 'x'.repeat(21)
    const error = await errorOf(wired.api.toy.echo({ deep: { ...DEEP, tags: 'none' as never }, name }))
    expect(fieldRules(error)).toEqual({ 'deep.tags': 'wrong_type', name: 'too_long' })
    const missing = await errorOf(wired.api.toy.echo({} as never))
    expect(fieldRules(missing)).toEqual({ deep: 'required', name: 'required' })
  })

  it('streams progress and then the answer', async () => {
    const { events, answer } = await collect(await wired.api.toy.count({ to: 3 }))
    expect(events).toEqual([1, 2, 3].map((done) => ({ done, of: 3 })))
    expect(answer).toEqual({ sum: 6 })
  })

  it('masks a defect in the middle of a stream, and keeps a failure typed', async () => {
    for (const name of ['brokenMidway', 'wrongItem'] as const) {
      const error = await errorOf(collect(await wired.api.toy[name]({})))
      expect(shownError(error).code).toBe('INTERNAL')
      expect(JSON.stringify(error) + String(error)).not.toContain(SECRET)
    }
    const failure = shownError(await errorOf(collect(await wired.api.toy.failMidway({}))))
    expect(failure).toMatchObject({ code: 'DISK_FULL', data: { needed: 5 } })
  })

  it('stops a call and a stream in the core when they are cancelled', async () => {
    const leaving = new AbortController()
    const call = errorOf(wired.api.toy.wait({}, { signal: leaving.signal }))
    const stream = await wired.api.toy.live({}, { signal: leaving.signal })
    const listening = errorOf(collect(stream))
    await vi.waitUntil(() => wired.core().running === 2)
    leaving.abort()
    expect(shownError(await call).code).toBe('CANCELLED')
    expect(shownError(await listening).code).toBe('CANCELLED')
    await vi.waitUntil(() => wired.core().running === 0)
    expect(wired.core().log).toEqual([])
  })

  it('stops a stream in the core when the reader leaves its loop', async () => {
    for await (const { tick } of await wired.api.toy.live({})) {
      expect(tick).toBe(0)
      await vi.waitUntil(() => wired.core().running === 1)
      break
    }
    await vi.waitUntil(() => wired.core().running === 0)
  })

  it('carries 5 MB up and down, with name and type', async () => {
    const sent = noise(5_000_000, 7)
    const up = await wired.api.toy.upload({ file: sent, folder: 'here' })
    expect(up).toEqual({ sha: await shaOf(sent), name: sent.name, type: 'text/csv' })
    const { file } = await wired.api.toy.download({ size: 5_000_000, seed: 8 })
    expect({ name: file.name, type: file.type, size: file.size }).toEqual({
      name: sent.name,
      type: 'text/csv',
      size: 5_000_000,
    })
    expect(await shaOf(file)).toBe(await shaOf(noise(5_000_000, 8)))
  })

  it.each([0, 1, 1_048_576, 1_048_577])('carries a file of %i bytes unchanged', async (size) => {
    const { sha } = await wired.api.toy.upload({ file: noise(size, 9), folder: 'here' })
    expect(sha).toBe(await shaOf(noise(size, 9)))
    const { file } = await wired.api.toy.download({ size, seed: 9 })
    expect(await shaOf(file)).toBe(sha)
  })

  it('carries the file at the end of a stream', async () => {
    const { answer } = await collect(await wired.api.toy.exported({}))
    expect(await shaOf((answer as { file: File }).file)).toBe(await shaOf(noise(2_500_000, 3)))
  })

  it('answers other calls while a large file is on its way', async () => {
    const upload = wired.api.toy.upload({ file: noise(8_000_000, 1), folder: 'here' })
    let done = false
    void upload.then(() => (done = true))
    await wired.api.toy.ping({ n: 1 })
    expect(done).toBe(false)
    await upload
  })

  it('takes no file from a window where nobody is signed in', async () => {
    wired.core().signedIn = false
    const error = await errorOf(wired.api.toy.upload({ file: noise(2_000_000, 1), folder: 'here' }))
    expect(shownError(error).code).toBe('NOT_SIGNED_IN')
  })

  it('refuses a file beyond the limit before any of it is sent', async () => {
    const error = shownError(await errorOf(wired.api.files.begin({ name: 'x', type: '', size: 201 * 1_048_576 })))
    expect(error).toMatchObject({ code: 'TOO_LARGE', data: { limit: 200 * 1_048_576 } })
  })

  it('refuses parts that are missing, repeated or too many, and unknown tickets', async () => {
    const { ticket } = await wired.api.files.begin({ name: 'x.csv', type: '', size: 10 })
    const part = new File([new Uint8Array(6)], 'part')
    await wired.api.files.append({ ticket, at: 0, part })
    for (const at of [0, 7, 6]) {
      const error = await errorOf(wired.api.files.append({ ticket, at, part }))
      expect(shownError(error).code).toBe('FILE_UNREADABLE')
    }
    const half = await errorOf(wired.api.toy.upload({ file: { $file: ticket } as never, folder: 'here' }))
    expect(shownError(half).code).toBe('FILE_UNREADABLE')
    const gone = await errorOf(wired.api.files.read({ ticket: 'f99', at: 0 }))
    expect(shownError(gone).code).toBe('NOT_FOUND')
  })
})

describe.each(TRANSPORTS.filter(({ name }) => name !== 'in-process'))('over $name, which can break', ({ open }) => {
  let wired: Wired<ToyContract, ToyCore>
  beforeEach(async () => {
    wired = await open(createToyCore)
  })
  afterEach(async () => {
    await wired.close()
  })

  it('leaves no stream and no connection behind after five reloads', async () => {
    for (let times = 1; times <= 5; times++) {
      const stream = await wired.api.toy.live({})
      const listening = errorOf(collect(stream))
      await vi.waitUntil(() => wired.core().running === 1)
      await wired.reload?.()
      expect(await listening).toBeInstanceOf(ConnectionLost)
      await vi.waitUntil(() => wired.core().running === 0 && wired.core().open <= 1)
    }
  })

  it('rejects what was under way when the connection broke, at once, and goes on with the next core', async () => {
    await wired.api.toy.ping({ n: 1 })
    const call = errorOf(wired.api.toy.wait({}))
    const stream = await wired.api.toy.live({})
    const listening = errorOf(collect(stream))
    await wired.restart?.()
    expect(await call).toBeInstanceOf(ConnectionLost)
    expect(await listening).toBeInstanceOf(ConnectionLost)
    expect(await wired.api.toy.ping({ n: 2 })).toEqual({ n: 2 })
    expect(wired.state()).toBe('connected')
  })

  it('tells a loss from a cancelled call', async () => {
    const leaving = new AbortController()
    const cancelled = errorOf(wired.api.toy.wait({}, { signal: leaving.signal }))
    await vi.waitUntil(() => wired.core().running === 1)
    leaving.abort(new DOMException('enough', 'AbortError'))
    expect(shownError(await cancelled).code).toBe('CANCELLED')
  })

  it('survives every frame that is none', async () => {
    await wired.api.toy.ping({ n: 1 })
    const rubbish = [
      '',
      '{',
      'null',
      '[]',
      '{"i":1000}',
      '{"i":"x1","p":{"u":"/../../etc/passwd"}}',
      '{"i":"x2","p":{"u":"/toy/ping","b":{"json":{"n":1},"meta":[[99,"x"]]}}}',
      '{"i":"x3","p":{"u":"/__proto__/toString"}}',
      '{"i":"x4","p":{"u":"http://elsewhere/toy/ping","h":{"content-type":"multipart/form-data"}}}',
      '{"i":"x5","t":7,"p":{}}',
      '\u0000',
      'x'.repeat(100_000),
    ]
    for (const frame of rubbish) wired.rubbish(frame)
    for (const bytes of [[], [255], [0, 1, 2, 255, 3], [123, 255, 125]]) wired.rubbish(new Uint8Array(bytes))
    expect(await wired.api.toy.ping({ n: 3 })).toEqual({ n: 3 })
    expect(wired.core().open).toBeGreaterThan(0)
  })
})
