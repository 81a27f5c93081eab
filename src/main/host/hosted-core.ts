// Makes the core of a book folder for a host, and what serves it to windows. The one place where this PC's clock,
// disk, folders and names meet the core.
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import packageFile from '../../../package.json' with { type: 'json' }
import { contract } from '../../shared/contract/index.ts'
import { createWords, type Words } from '../../shared/words/words.ts'
import { createCore } from '../core/app.ts'
import { systemPlace } from '../core/house/book/suggestion.ts'
import type { Keychain } from '../core/book/environment.ts'
import type { PaperPress } from '../core/gateways.ts'
import type { Core } from '../core/connection.ts'
import type { Outside } from '../core/outside.ts'
import { createRpcHandler } from '../core/rpc/router.ts'
import type { Service } from '../core/rpc/serve.ts'
import { sampleBooks } from '../core/sample/sample-books.ts'
import { systemResolver } from '../gateways/dns.ts'
import { smtpGateway } from '../gateways/email/smtp.ts'
import { smtpBeside } from '../gateways/email/thread/smtp-beside.ts'
import { localFolder, temporaryFolders, thisPlace } from './folders.ts'
import { browserPress } from './paper-press.ts'

export const VERSION = packageFile.version

export interface HostedCore {
  readonly core: Core
  readonly words: Words
  /** A new connection, ready to be served over a transport. `label` is what the person sees of it, e.g. a host's name. */
  service(label: string): Service
}

export interface HostedCoreOptions {
  readonly book: string
  readonly outside: Outside
  /** `worker.js` of the build, with `mail.js` beside it; null does their work in this thread. */
  readonly worker: string | null
  readonly as: 'window' | 'command-line'
  /** Begins in the sample shop. */
  readonly demo?: boolean
  readonly keychain?: Keychain
  readonly pcFolder?: string
  /** Makes PDF; unless said, the installed browser does. */
  readonly press?: PaperPress
}

export function hostCore(options: HostedCoreOptions): HostedCore {
  const { book, outside, worker, keychain } = options
  const words = createWords('en')
  const user = userName()
  const name = options.as === 'window' ? words('host.window-of', { user }) : words('host.command-line-of', { user })
  const surroundings = {
    outside,
    pcFolder: options.pcFolder ?? localFolder(thisPlace()),
    program: VERSION,
    holder: { name, host: hostname(), pid: process.pid },
  }
  const workerUrl = worker === null ? null : pathToFileURL(worker)
  const samples = sampleBooks(surroundings, temporaryFolders(), () => systemPlace().zone)
  const core = createCore({
    ...surroundings,
    folder: book,
    workerUrl,
    samples,
    beginInSample: options.demo ?? false,
    unattended: options.as === 'command-line',
    gateways: {
      mail: workerUrl === null ? smtpGateway() : smtpBeside({ entry: new URL('mail.js', workerUrl) }, outside),
      resolver: systemResolver,
      press: options.press ?? installedPress(outside, surroundings.pcFolder),
    },
    ...(keychain !== undefined && { keychain }),
  })
  const handler = createRpcHandler(contract, outside.log)
  return { core, words, service: (label) => ({ handler, connection: core.connect({ label }), log: outside.log }) }
}

/** Systems without an entry for the user throw; then the PC's name has to do. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return hostname()
  }
}

/** Null where no browser is installed that could do it. */
const installedPress = ({ clock }: Outside, pcFolder: string): PaperPress =>
  browserPress({
    machine: thisPlace(),
    folder: join(pcFolder, 'press'),
    clock,
    isRoot: process.platform === 'linux' && process.getuid?.() === 0,
  })
