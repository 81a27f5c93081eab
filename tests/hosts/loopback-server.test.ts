// The loopback server against those who should not get in: other pages, other programs, rubbish, and too much.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { serveSocket } from '../../src/main/core/rpc/serve-socket.ts'
import { createPasses } from '../../src/main/host/browser/passes.ts'
import { SUBPROTOCOL, startServer, type BrowserServer } from '../../src/main/host/browser/server.ts'
import { realClock, realRandom } from '../../src/main/host/outside.ts'
import { pageFilesIn } from '../../src/main/host/page-files.ts'
import { createToyCore, type ToyCore } from './support/toy.ts'

let folder: string
let core: ToyCore
let server: BrowserServer

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-page-'))
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(folder, 'page', 'assets', 'app-1.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'not part of the page')
  core = createToyCore()
  server = await startServer({
    files: pageFilesIn(join(folder, 'page')),
    passes: createPasses(realRandom),
    log: core.logger,
    onSocket: (socket) => serveSocket({ ...core.service(), clock: realClock }, socket, () => {}),
  })
})

afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Asked {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
}

function ask({ method = 'GET', path, headers = {} }: Asked) {
  return new Promise<{ status: number; headers: Readonly<Record<string, unknown>>; body: string }>(
    (resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port: server.port, method, path, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          })
        })
      })
      asking.on('error', reject)
      asking.end()
    },
  )
}

const own = () => ({ origin: `http://127.0.0.1:${server.port}` })
const token = () => server.link().split('#')[1] ?? ''

async function secretFor(pass: string) {
  return ask({ method: 'POST', path: '/session', headers: { ...own(), authorization: `Bearer ${pass}` } })
}

/** The status of a refused upgrade, or the open socket. */
function upgrade(protocols: string[], headers: Readonly<Record<string, string>>, path = '/rpc') {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, protocols, { headers })
  return new Promise<number | WebSocket>((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.once('error', reject)
  })
}

async function opened() {
  const { body } = await secretFor(token())
  const socket = await upgrade([SUBPROTOCOL, body], own())
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`)
  return socket
}

describe('the page it serves', () => {
  it('carries a policy under which nothing from elsewhere runs, frames or receives', async () => {
    const { status, headers } = await ask({ path: '/' })
    expect(status).toBe(200)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port};`)
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(headers['set-cookie']).toBeUndefined()
  })

  it('consists of the files of the build and nothing else on the disk', async () => {
    expect((await ask({ path: '/assets/app-1.js' })).headers['content-type']).toContain('text/javascript')
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/..\\secret.txt',
      '//etc/passwd',
    ]) {
      expect((await ask({ path })).status).toBe(404)
    }
  })

  it('is not given to a page whose name was made to point here', async () => {
    expect((await ask({ path: '/', headers: { host: 'evil.example' } })).status).toBe(403)
    expect((await ask({ path: '/', headers: { host: `localhost:${server.port}` } })).status).toBe(403)
  })
})

describe('its passes', () => {
  it('exchange a token once, and only for its own page', async () => {
    const pass = token()
    const foreign = { origin: 'https://evil.example', authorization: `Bearer ${pass}` }
    expect((await ask({ method: 'POST', path: '/session', headers: foreign })).status).toBe(403)
    expect((await ask({ method: 'POST', path: '/session', headers: { authorization: `Bearer ${pass}` } })).status).toBe(
      403,
    )
    expect((await secretFor(pass)).status).toBe(200)
    expect((await secretFor(pass)).status).toBe(401)
    expect((await secretFor('')).status).toBe(401)
  })

  it('tell a window that is known from one that is not, and give it links for more windows', async () => {
    const { body: secret } = await secretFor(token())
    const as = (credential: string, path: string) =>
      ask({ method: 'POST', path, headers: { ...own(), authorization: `Bearer ${credential}` } })
    expect((await as(secret, '/alive')).status).toBe(204)
    expect((await as('guess', '/alive')).status).toBe(401)
    expect((await as('guess', '/link')).status).toBe(401)
    const more = (await as(secret, '/link')).body.split('#')[1] ?? ''
    expect((await secretFor(more)).status).toBe(200)
  })
})

describe('its socket', () => {
  it('opens for the page with its secret, and does not repeat the secret', async () => {
    const socket = await opened()
    expect(socket.protocol).toBe(SUBPROTOCOL)
    socket.close()
  })

  it('stays shut for a page from elsewhere, a wrong name, and a program without Origin', async () => {
    const { body: secret } = await secretFor(token())
    const protocols = [SUBPROTOCOL, secret]
    expect(await upgrade(protocols, { origin: 'https://evil.example' })).toBe(403)
    expect(await upgrade(protocols, { origin: 'null' })).toBe(403)
    expect(await upgrade(protocols, {})).toBe(403)
    expect(await upgrade(protocols, { ...own(), host: 'evil.example' })).toBe(403)
    expect(await upgrade(protocols, own(), '/other')).toBe(403)
  })

  it('stays shut for a second program on the PC that knows the port but not the secret', async () => {
    for (const protocols of [[SUBPROTOCOL, 'guess'], [SUBPROTOCOL], [SUBPROTOCOL, token()]]) {
      expect(await upgrade(protocols, own())).toBe(401)
    }
    expect(core.open).toBe(0)
  })

  it('survives bytes that are no HTTP, and upgrades that are none', async () => {
    for (const bytes of [
      '\u0000\u0001\u0002',
      'GET / HTTP/1.1\r\n\r\n',
      'GET /rpc HTTP/1.1\r\nUpgrade: websocket\r\n\r\n',
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(server.port, '127.0.0.1', () => socket.end(bytes))
        socket.on('error', () => resolve())
        socket.on('close', () => resolve())
        socket.resume()
      })
    }
    expect((await ask({ path: '/' })).status).toBe(200)
  })

  it('closes on a frame that is too large, and goes on serving others', async () => {
    const [greedy, other] = [await opened(), await opened()]
    const closed = new Promise<number>((resolve) => greedy.once('close', resolve))
    greedy.on('error', () => {})
    greedy.send(new Uint8Array(5 * 1_048_576))
    expect(await closed).toBe(1009)
    await vi.waitUntil(() => core.open === 1)
    const answered = new Promise<string>((resolve) => other.once('message', (data: Buffer) => resolve(data.toString())))
    other.send('{"i":"1","p":{"u":"/toy/ping","b":{"json":{"n":5}}}}')
    expect(JSON.parse(await answered)).toMatchObject({ i: '1', p: { b: { json: { n: 5 } } } })
    other.close()
  })
})
