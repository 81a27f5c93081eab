// A mail server that does on command what a real one does on bad days: answers as told, hangs, hangs up, talks nonsense. It notes
// every line it is told and every message it accepted.
import { createServer, type Socket } from 'node:net'

/** An answer; `hang` never answers, `reset` cuts the connection off, `close` ends it politely, `drop` answers and then ends it. */
export type Answer =
  string | { readonly then: 'hang' | 'reset' | 'close' } | { readonly say: string; readonly then: 'close' }

export type Verb =
  'connect' | 'EHLO' | 'HELO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'message' | 'RSET' | 'QUIT' | 'STARTTLS'

export interface Script {
  /** By verb; a function is asked with the line (of a message: its text). What is not named is answered as by a kind server. */
  readonly answers?: Partial<Record<Verb, Answer | ((line: string) => Answer)>>
  readonly extensions?: readonly string[]
}

export interface StubSmtp {
  readonly port: number
  /** What the client said, line by line; of a message one entry `message`. Notes made by the test stand between them. */
  readonly log: string[]
  readonly accepted: string[]
  readonly connections: () => number
  close(): Promise<void>
}

const KIND: Readonly<Record<Verb, string>> = {
  connect: '220 stub ESMTP',
  EHLO: '250 stub',
  HELO: '250 stub',
  AUTH: '235 2.7.0 welcome',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go on',
  message: '250 2.0.0 taken',
  RSET: '250 ok',
  QUIT: '221 bye',
  STARTTLS: '502 no',
}

export function startStub({
  answers = {},
  extensions = ['PIPELINING', '8BITMIME', 'SIZE 10000000'],
}: Script = {}): Promise<StubSmtp> {
  const log: string[] = []
  const accepted: string[] = []
  const sockets = new Set<Socket>()
  let connections = 0

  function answerTo(verb: Verb, line: string): Answer {
    const told = answers[verb]
    if (told !== undefined) return typeof told === 'function' ? told(line) : told
    if (verb !== 'EHLO') return KIND[verb]
    return ['stub', ...extensions].map((word, at, all) => `250${at === all.length - 1 ? ' ' : '-'}${word}`).join('\r\n')
  }

  function serve(socket: Socket): void {
    let rest = ''
    let inMessage = false
    const say = (verb: Verb, line: string): boolean => {
      const answer = answerTo(verb, line)
      const text = typeof answer === 'string' ? answer : 'say' in answer ? answer.say : null
      if (text !== null) socket.write(`${text}\r\n`)
      if (typeof answer !== 'string') {
        if (answer.then === 'reset') socket.resetAndDestroy()
        if (answer.then === 'close') socket.end()
      }
      return text !== null && /^2/.test(text)
    }
    const command = (line: string) => {
      log.push(line)
      const verb = (Object.keys(KIND) as Verb[]).find((one) => line.toUpperCase().startsWith(one))
      if (verb === undefined) return void socket.write('500 what\r\n')
      const answer = answerTo(verb, line)
      say(verb, line)
      inMessage = verb === 'DATA' && typeof answer === 'string' && answer.startsWith('354')
      if (verb === 'QUIT') socket.end()
    }
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1')
      for (;;) {
        if (inMessage) {
          // A message of nothing is a dot at once.
          const end = rest.startsWith('.\r\n') ? -2 : rest.indexOf('\r\n.\r\n')
          if (rest !== '' && log.at(-1) !== 'bytes') log.push('bytes')
          if (end === -1) return
          const text = rest.slice(0, end + 2)
          rest = rest.slice(end + 5)
          inMessage = false
          log.push('message')
          if (say('message', text)) accepted.push(text)
        } else {
          const end = rest.indexOf('\r\n')
          if (end < 0) return
          const line = rest.slice(0, end)
          rest = rest.slice(end + 2)
          command(line)
        }
      }
    })
    say('connect', '')
  }

  const server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    serve(socket)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('no port')
      resolve({
        port: address.port,
        log,
        accepted,
        connections: () => connections,
        close: () =>
          new Promise((done) => {
            for (const socket of sockets) socket.destroy()
            server.close(() => done())
          }),
      })
    })
  })
}
