// A mail server in a process of its own that takes everything: what both ways of sending are measured against. Says its port.
import { SMTPServer } from 'smtp-server'

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  maxClients: 50,
  onData(stream, _session, done) {
    stream.on('end', () => {
      done()
    })
    stream.resume()
  },
})
const listening = server.listen(0, '127.0.0.1', () => {
  const address = listening.address()
  if (address !== null && typeof address === 'object') process.stdout.write(`${String(address.port)}\n`)
})
process.stdin.on('end', () => process.exit(0)).resume()
