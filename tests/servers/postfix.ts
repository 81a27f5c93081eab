// A real Postfix for the tests: own configuration, queue, mailboxes and port on this PC alone, with no way out; started as root and
// stopped by its own process id.
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  chmodSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

const PROGRAM = '/usr/sbin/postfix'
const DAEMONS = '/usr/lib/postfix/sbin'

/** It must be installed, and only root may start it. In CI it is there, or its tests fail. */
export const postfixIsThere = (): boolean =>
  process.env['CI'] === 'true' || (existsSync(PROGRAM) && process.getuid?.() === 0)

/** The server takes a message to it, and returns it. */
export const TAKEN_AND_RETURNED = 'customer9@example.org'

/** What it answers to a recipient before the message: `450 4.2.0 come back`. Everybody else has a mailbox. */
export type Refusals = Readonly<Record<string, string>>

export interface PostfixOptions {
  /** Every address of the world has its mailbox here, not only those of example.org. */
  readonly everybody?: boolean
  /** Paths of PEM files: it offers STARTTLS with them. */
  readonly certificate?: { readonly key: string; readonly chain: string }
}

export interface Postfix {
  readonly port: number
  /** Messages that lie in the mailbox, as they arrived. */
  delivered(): readonly string[]
  log(): string
  /** Other answers from the next connection on. */
  refuse(refusals: Refusals): Promise<void>
  /** Takes its time (in whole seconds) with every message from now on, after it was handed over whole. */
  dawdle(seconds: number): Promise<void>
  stop(): Promise<void>
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address === null || typeof address === 'string' ? 0 : address.port))
    })
  })
}

interface Told extends PostfixOptions {
  readonly refusals: Refusals
  readonly dawdles: number
}

function mainConfig(folder: string, { refusals, dawdles, everybody = false, certificate }: Told): string {
  const { uid, gid } = mailOwner()
  const access = Object.entries(refusals).map(([address, answer]) => `{ ${address} = ${answer} }`)
  return Object.entries({
    compatibility_level: '3.6',
    queue_directory: join(folder, 'queue'),
    data_directory: join(folder, 'data'),
    daemon_directory: DAEMONS,
    command_directory: '/usr/sbin',
    mail_owner: 'postfix',
    setgid_group: 'postdrop',
    maillog_file: join(folder, 'log', 'mail.log'),
    maillog_file_prefixes: folder,
    myhostname: 'mx.regulars.test',
    mydestination: '',
    mynetworks: '127.0.0.1/32',
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    // Nothing leaves: what has no mailbox here is an error, and no service that speaks to other servers is configured.
    default_transport: 'error:5.1.1 no such user, and nothing leaves this machine',
    relay_transport: 'error:nothing leaves this machine',
    local_transport: 'error:nobody has an account here',
    // Taken, and found out only afterwards to be nobody: what comes of it is a returned mail.
    virtual_alias_maps: `inline:{ { ${TAKEN_AND_RETURNED} = nobody@nowhere.test } }`,
    virtual_mailbox_domains: everybody ? 'static:ok' : 'inline:{ { example.org = ok } }',
    virtual_mailbox_base: join(folder, 'mail'),
    virtual_mailbox_maps: 'static:box/',
    virtual_uid_maps: `static:${uid}`,
    virtual_gid_maps: `static:${gid}`,
    virtual_minimum_uid: '1',
    smtpd_recipient_restrictions: `check_recipient_access inline:{ ${access.join(', ')} { nobody@nowhere.test = REJECT } }, permit_mynetworks, reject`,
    smtpd_delay_reject: 'yes',
    smtpd_end_of_data_restrictions: dawdles === 0 ? '' : `sleep ${String(dawdles)}`,
    ...(certificate !== undefined && {
      smtpd_tls_security_level: 'may',
      smtpd_tls_key_file: certificate.key,
      smtpd_tls_cert_file: certificate.chain,
    }),
    smtpd_client_connection_count_limit: '0',
    // Whole campaigns come from one client.
    smtpd_client_event_limit_exceptions: '127.0.0.1',
    smtpd_hard_error_limit: '1000',
    smtpd_soft_error_limit: '1000',
    smtpd_error_sleep_time: '0',
    alias_maps: '',
    local_recipient_maps: '',
    disable_vrfy_command: 'yes',
  })
    .map(([name, value]) => `${name} = ${value}`)
    .join('\n')
}

function mailOwner(): { readonly uid: string; readonly gid: string } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('postfix:'))
  const [, , uid = '', gid = ''] = (line ?? '').split(':')
  if (uid === '') throw new Error(`no user postfix; this is ${userInfo().username}`)
  return { uid, gid }
}

const masterConfig = (port: number) =>
  [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'rewrite unix - - n - - trivial-rewrite',
    'bounce unix - - n - 0 bounce',
    'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'virtual unix - n n - - virtual',
    'anvil unix - - n - 1 anvil',
    'proxymap unix - - n - - proxymap',
    'tlsmgr unix - - n 1000? 1 tlsmgr',
    'proxywrite unix - - n - 1 proxymap',
    'postlog unix-dgram n - n - 1 postlogd',
    '',
  ].join('\n')

function postfix(folder: string, ...command: readonly string[]): void {
  const ran = spawnSync(PROGRAM, ['-c', join(folder, 'config'), ...command], { encoding: 'utf8', timeout: 60_000 })
  if (ran.status !== 0) throw new Error(`postfix ${command.join(' ')}: ${ran.stdout}${ran.stderr}`)
}

/** Asks again and again, a moment apart, until something is so. */
async function until(what: string, so: () => boolean): Promise<void> {
  const end = performance.now() + 30_000
  while (!so()) {
    if (performance.now() > end) throw new Error(`waited too long: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export async function startPostfix(refusals: Refusals, options: PostfixOptions = {}): Promise<Postfix> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-postfix-'))
  chmodSync(folder, 0o755)
  for (const name of ['config', 'queue', 'data', 'mail', 'log']) mkdirSync(join(folder, name))
  const { uid, gid } = mailOwner()
  for (const name of ['data', 'mail']) spawnSync('chown', [`${uid}:${gid}`, join(folder, name)])
  const port = await freePort()
  let told: Told = { ...options, refusals, dawdles: 0 }
  const configure = () => writeFileSync(join(folder, 'config', 'main.cf'), mainConfig(folder, told))
  configure()
  writeFileSync(join(folder, 'config', 'master.cf'), masterConfig(port))
  postfix(folder, 'start')
  const pid = Number(readFileSync(join(folder, 'queue', 'pid', 'master.pid'), 'utf8').trim())
  const lives = () => {
    try {
      process.kill(pid, 0)
      return true
    } catch {
      return false
    }
  }
  const log = () => {
    const path = join(folder, 'log', 'mail.log')
    return existsSync(path) ? readFileSync(path, 'utf8') : ''
  }
  async function tell(more: Partial<Told>): Promise<void> {
    told = { ...told, ...more }
    configure()
    const before = log().split('reload --').length
    postfix(folder, 'reload')
    await until('reload', () => log().split('reload --').length > before)
  }
  const box = join(folder, 'mail', 'box', 'new')
  return {
    port,
    log,
    delivered: () => (existsSync(box) ? readdirSync(box).map((name) => readFileSync(join(box, name), 'utf8')) : []),
    refuse: (others) => tell({ refusals: others }),
    dawdle: (seconds) => tell({ dawdles: seconds }),
    async stop() {
      process.kill(pid, 'SIGTERM')
      await until('the end of postfix', () => !lives())
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export { until }
