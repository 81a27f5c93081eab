// Kills a process at random moments while it sends a mailing, starts it again until the mailing is over, and holds the book against what
// the mail server itself wrote down.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { EmailAccount } from '../../src/shared/contract/email.ts'
import { contract } from '../../src/shared/contract/index.ts'
import { temporaryFolder } from './book.ts'
import { OWNER, PASSWORD, startTestCore } from './core.ts'
import { ROOT } from './e2e-process.ts'
import { mailSink, testGateways } from './mail-sink.ts'
import { mailing, mailingArea } from './mailing-area.ts'
import { seededRandom, TEST_NOW, testOutside } from './outside.ts'
import { takingMail } from './taking-mail.ts'

const CONNECTIONS = 3
/** What the mail thread of the child begins with. */
const THREAD = join(ROOT, 'src', 'main', 'mail.ts')
const ACCOUNT: EmailAccount = {
  preset: null,
  host: 'mail.bakery.test',
  port: 465,
  security: 'tls',
  user: 'shop@bakery.test',
  fromName: 'Corner Bakery',
  fromAddress: 'shop@bakery.test',
  replyTo: null,
  perHour: null,
  perDay: null,
  connections: CONNECTIONS,
  oneClickUrl: null,
}

/** The child in one file: plain Node cannot load the migrations. */
export async function bundledChild(): Promise<string> {
  const { build } = await import('vite')
  const outDir = join(ROOT, 'out', 'outbox-child')
  await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: { ssr: join(import.meta.dirname, 'outbox-child.ts'), outDir, emptyOutDir: true, target: 'node24' },
  })
  return join(outDir, 'outbox-child.js')
}

function started(root: string) {
  const served = { ...contract, mailing }
  return startTestCore<typeof served>(
    {
      root,
      outside: testOutside({ now: TEST_NOW + 2 * 3_600_000 }),
      demo: true,
      gateways: testGateways(mailSink()),
      more: { areas: [mailingArea().area], migrations: [] },
    },
    served,
  )
}

/** A closed book with a mailing of so many messages that are due; removed by the caller. */
export async function mailingBook(people: number): Promise<string> {
  const root = temporaryFolder()
  const core = started(root)
  const { api } = core.window()
  await api.book.create({ shop: 'Corner Bakery', owner: OWNER, password: PASSWORD })
  await api.settings.save({ lockAfter: 0 })
  await api.email.save({ account: ACCOUNT, password: 'secret' })
  const rows = Array.from({ length: people }, (_, at) => `Given${String(at)},person${String(at)}@example.org,yes`)
  const file = new File([`first name,email,email consent\n${rows.join('\n')}`], 'people.csv')
  await api.exchange.import({ file, kind: 'contacts', mapping: { consent: { how: 'On paper', words: 'Yes to news' } } })
  await core.core.idle()
  const all = []
  for (let from = 0; from < people; from += 500) {
    all.push(...(await api.contacts.list({ from, limit: 500 })).rows.map(({ id }) => id))
  }
  const { frozen } = await api.mailing.freeze({ people: all, due: core.outside.clock.now() })
  if (frozen !== people) throw new Error(`${String(frozen)} of ${String(people)} were frozen`)
  await core.core.close()
  return root
}

export interface KilledRun {
  readonly kills: number
  readonly sent: number
  readonly uncertain: number
}

/**
 * Throws where anybody got two messages, none and is told to have one, or where more are in doubt than kills can explain.
 * @param most so many kills at most; then it may end in peace
 */
export async function killedMailing(
  template: string,
  {
    child,
    seed,
    most,
    people,
  }: { readonly child: string; readonly seed: number; readonly most: number; readonly people: number },
): Promise<KilledRun> {
  const root = temporaryFolder()
  cpSync(template, root, { recursive: true })
  const taken = join(root, 'taken.log')
  const random = seededRandom(seed)
  const server = await takingMail(taken)
  try {
    let kills = 0
    for (let turn = 0; ; turn += 1) {
      const after = kills < most ? Math.floor(random.fraction() * 500) : null
      const ended = await oneLife({ child, root, port: server.port, seed: seed + turn, after })
      if (ended === 'done') break
      kills += 1
    }
    await server.stop()
    return { kills, ...(await lookAt(root, { taken, kills, people })) }
  } finally {
    await server.stop()
    rmSync(root, { recursive: true, force: true })
  }
}

/** Runs the child, killed so many ms after it has opened the book, or never. */
function oneLife({
  child,
  root,
  port,
  seed,
  after,
}: {
  readonly child: string
  readonly root: string
  readonly port: number
  readonly seed: number
  readonly after: number | null
}): Promise<'done' | 'killed'> {
  return new Promise((resolve, reject) => {
    const life = spawn(process.execPath, [child, root, String(port), THREAD, String(seed)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    let complaint = ''
    createInterface({ input: life.stdout }).on('line', (line) => {
      said = line
      if (line === 'open' && after !== null) setTimeout(() => life.kill('SIGKILL'), after)
    })
    life.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()))
    life.on('error', reject)
    life.on('close', (code, signal) => {
      if (said === 'done' || code === 0) resolve('done')
      else if (signal === 'SIGKILL') resolve('killed')
      else reject(new Error(complaint))
    })
  })
}

async function lookAt(
  root: string,
  { taken, kills, people }: { readonly taken: string; readonly kills: number; readonly people: number },
): Promise<Omit<KilledRun, 'kills'>> {
  const arrived = existsSync(taken) ? readFileSync(taken, 'utf8').trim().split('\n') : []
  const times = Map.groupBy(arrived, (address) => address)
  const twice = [...times].filter(([, some]) => some.length > 1)
  if (twice.length > 0) throw new Error(`twice: ${twice.map(([address]) => address).join(' ')}`)
  const core = started(root)
  try {
    const { api } = core.window()
    await api.book.open({ password: PASSWORD })
    const wrong = await api.mailing.differences({})
    if (wrong.length > 0) throw new Error(wrong.join('\n'))
    const rows = []
    for (let from = 0; from < people; from += 500) rows.push(...(await api.sending.outbox({ from, limit: 500 })).rows)
    const states = Map.groupBy(rows, ({ state }) => state)
    const [sent = [], uncertain = []] = [states.get('sent'), states.get('uncertain')]
    if (sent.length + uncertain.length !== people) throw new Error(`left: ${[...states.keys()].join(' ')}`)
    const never = sent.filter(({ address }) => !times.has(address ?? ''))
    if (never.length > 0) throw new Error(`said to be sent: ${never.map(({ address }) => address).join(' ')}`)
    if (uncertain.length > kills * CONNECTIONS) {
      throw new Error(`${String(uncertain.length)} in doubt after ${String(kills)} kills`)
    }
    return { sent: sent.length, uncertain: uncertain.length }
  } finally {
    await core.core.close()
  }
}
