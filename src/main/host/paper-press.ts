// Documents as PDF, made by the installed browser without a window. It gets the document over a pipe and keeps everything in memory: what
// it has to have on the disk is an empty profile, thrown away with it.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { PaperPress } from '../core/gateways.ts'
import type { Clock } from '../core/outside.ts'
import { startBrowser, type BrowserPipe } from './browser-pipe.ts'
import { browserPlaces, type Machine } from './find-browser.ts'

/** Longer than thousands of letters take on a slow PC; whoever does not want to wait gives up before. */
const PATIENCE_MS = 900_000

export interface PressOptions {
  readonly machine: Machine
  /** Where an empty profile may be made. */
  readonly folder: string
  readonly clock: Clock
  /** The browser refuses to run as root with its sandbox; only machines for tests do that. */
  readonly isRoot: boolean
}

/** Null where no browser of that kind is installed. */
export function browserPress({ machine, folder, clock, isRoot }: PressOptions): PaperPress {
  const browser = browserPlaces(machine).find((path) => existsSync(path))
  if (browser === undefined) return null
  return async (html, signal) => {
    signal.throwIfAborted()
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const profile = mkdtempSync(join(folder, 'press-'))
    const pipe = startBrowser(browser, argumentsFor(profile, isRoot), { ...machine.env, TMPDIR: profile })
    const stop = () => void pipe.end(true)
    const late = clock.after(PATIENCE_MS, stop)
    signal.addEventListener('abort', stop)
    try {
      return await pressed(pipe, html)
    } finally {
      late()
      signal.removeEventListener('abort', stop)
      await pipe.end(true)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

function argumentsFor(profile: string, isRoot: boolean): readonly string[] {
  return [
    '--headless=new',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-gpu',
    '--disable-breakpad',
    '--disable-crash-reporter',
    // A document may be cut off from everything, whatever it says.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--disable-features=Translate,AutofillServerCommunication,OptimizationHints,MediaRouter',
    ...(isRoot ? ['--no-sandbox'] : []),
  ]
}

const DATA_OF_PICTURES =
  'Promise.all([...document.images].map((image) => image.decode().catch(() => {}))).then(() => 1)'

/** In a context that forgets everything, with nothing that runs and nothing that reaches out. */
async function pressed(pipe: BrowserPipe, html: string): Promise<Uint8Array> {
  const { browserContextId } = await pipe.ask<{ browserContextId: string }>('Target.createBrowserContext')
  const page = { url: 'about:blank', browserContextId }
  const { targetId } = await pipe.ask<{ targetId: string }>('Target.createTarget', page)
  const { sessionId } = await pipe.ask<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
  const ask = <T>(method: string, parameters?: object) => pipe.ask<T>(method, parameters, sessionId)
  const nothing = { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 }
  await ask('Network.enable')
  await ask('Network.emulateNetworkConditions', nothing)
  await ask('Emulation.setScriptExecutionDisabled', { value: true })
  const { frameTree } = await ask<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree')
  await ask('Page.setDocumentContent', { frameId: frameTree.frame.id, html })
  await ask('Runtime.evaluate', { expression: DATA_OF_PICTURES, awaitPromise: true })
  const { data } = await ask<{ data: string }>('Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: false,
  })
  return new Uint8Array(Buffer.from(data, 'base64'))
}
