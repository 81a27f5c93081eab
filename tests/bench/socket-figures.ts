// The same calls through the browser host's WebSocket, timed where the page would time them, and what the host weighs
// afterwards.
import { SAMPLE_OWNER } from '../../src/shared/domain/sample-password.ts'
import { readFileSync } from 'node:fs'
import { createApi } from '../../src/renderer/api/create-api.ts'
import { createSocketTransport } from '../../src/renderer/api/socket-transport.ts'
import { WebSocket } from 'ws'
import { startBrowserHost } from '../support/e2e-process.ts'
import { contactsJobs, type BenchApi, type Job } from './contacts-jobs.ts'
import { BENCH_PASSWORD } from './large-book.ts'
import { spread, timeAsync, type Spread } from './measure.ts'
import { searchJobs } from './search-jobs.ts'
import { qualityJobs } from './quality-jobs.ts'
import { visitsJobs } from './visits-jobs.ts'

const SAMPLES = 400
const WARM = 60

interface SocketFigure {
  readonly name: string
  readonly call: Spread
  readonly goal?: number
}

export interface SocketFigures {
  readonly figures: readonly SocketFigure[]
  readonly ping: Spread
  /** Resident memory of the host in MB; null where the system does not tell. */
  readonly memory: number | null
}

export async function socketFigures(folder: string): Promise<SocketFigures> {
  const host = await startBrowserHost({ args: ['--data', folder] })
  try {
    const api = await signedIn(host.url)
    const figures: SocketFigure[] = []
    for (const job of [
      ...(await contactsJobs(api)),
      ...(await searchJobs(api)),
      ...(await visitsJobs(api)),
      ...(await qualityJobs(api)),
    ]) {
      const ask = (i: number) => procedureOf(api, job)(job.input(i))
      for (let i = 0; i < WARM; i += 1) await ask(i)
      const times: number[] = []
      for (let i = 0; i < SAMPLES; i += 1) times.push(await timeAsync(() => ask(WARM + i)))
      figures.push({ name: job.name, call: spread(times), ...(job.goals && { goal: job.goals.socket }) })
    }
    const pings: number[] = []
    for (let i = 0; i < SAMPLES; i += 1) pings.push(await timeAsync(() => api.session.me({})))
    return { figures, ping: spread(pings), memory: residentMegabytes(host.pid) }
  } finally {
    await host.stop()
  }
}

function procedureOf(api: BenchApi, { area, procedure }: Job): (input: unknown) => Promise<unknown> {
  // A job names what the contract has, but the types of all jobs together have no common input.
  return (api[area] as unknown as Readonly<Record<typeof procedure, (input: unknown) => Promise<unknown>>>)[procedure]
}

/** Exchanges the launch token as a page does, opens the socket and signs in. */
async function signedIn(link: string): Promise<BenchApi> {
  const { origin, host, hash } = new URL(link)
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { origin, authorization: `Bearer ${hash.slice(1)}` },
  })
  const secret = await answer.text()
  const { api } = createApi(
    createSocketTransport({
      url: `ws://${host}/rpc`,
      secret: { get: () => Promise.resolve(secret), isRefused: () => Promise.resolve(false) },
      // Node's own socket sends no Origin, and without one the guard lets nobody in.
      connect: (url, protocols) => new WebSocket(url, protocols, { origin }) as unknown as globalThis.WebSocket,
    }),
  )
  await api.book.open({ user: SAMPLE_OWNER, password: BENCH_PASSWORD })
  return api
}

function residentMegabytes(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) / 1_024
}
