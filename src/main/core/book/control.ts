// The little door through which a second program asks the first to show its window: a socket in the user's temporary
// folder, a named pipe on Windows. It understands one sentence and answers with one word.
import { createHash } from 'node:crypto'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock, Log } from '../outside.ts'

const LONGEST_REQUEST = 200
const ANSWER_WITHIN_MS = 2_000

/** Short, because Unix sockets allow about 100 bytes; drawn anew at every opening, so nothing old is in the way. */
export function socketPath(folder: string, token: string): string {
  const name = `regulars-${createHash('sha256').update(folder).update(token).digest('hex').slice(0, 20)}`
  return process.platform === 'win32' ? join('\\\\.\\pipe', name) : join(tmpdir(), `${name}.sock`)
}

export interface Control {
  stop(): void
}

export interface ControlEvents {
  readonly onShow: () => void
  readonly log: Log
}

export function listenForShow(path: string, token: string, { onShow, log }: ControlEvents): Control {
  const server = createServer((socket) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy())
    socket.on('error', () => socket.destroy())
    socket.on('data', (piece: string) => {
      text += piece
      if (text === `show ${token}\n`) {
        onShow()
        socket.end('shown\n')
      } else if (text.length > LONGEST_REQUEST || text.endsWith('\n')) socket.destroy()
    })
  })
  server.on('error', (error) => log.error('lock.door-closed', error))
  server.listen(path)
  server.unref()
  return { stop: () => void server.close() }
}

/** Whether the holder answered; never throws. */
export function askToShow(path: string, token: string, clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path)
    const finish = (shown: boolean) => {
      cancel()
      socket.destroy()
      resolve(shown)
    }
    const cancel = clock.after(ANSWER_WITHIN_MS, () => finish(false))
    socket.setEncoding('utf8')
    socket.on('connect', () => socket.write(`show ${token}\n`))
    socket.on('data', (answer: string) => finish(answer.startsWith('shown')))
    socket.on('error', () => finish(false))
    socket.on('close', () => finish(false))
  })
}
