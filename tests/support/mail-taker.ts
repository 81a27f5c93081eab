// A mail server in a process of its own that takes everything, and outlives whoever sends. Says its port. Where it is given a file, it
// writes down there whom it took a message for before it says so.
import { openSync, writeSync } from 'node:fs'
import { SMTPServer } from 'smtp-server'

const [, , file] = process.argv
const log = file === undefined ? null : openSync(file, 'a')
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  maxClients: 50,
  onData(stream, { envelope }, done) {
    // Of a message that was cut off there is no end.
    stream.on('end', () => {
      if (log !== null) for (const { address } of envelope.rcptTo) writeSync(log, `${address}\n`)
      done()
    })
    stream.resume()
  },
})
// Whoever is killed hangs up.
server.on('error', () => undefined)
const listening = server.listen(0, '127.0.0.1', () => {
  const address = listening.address()
  if (address !== null && typeof address === 'object') process.stdout.write(`${String(address.port)}\n`)
})
// What was written to it before is read before it ends.
process.stdin
  .on('end', () => {
    server.close(() => process.exit(0))
  })
  .resume()
