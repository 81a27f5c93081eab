// The other end of the relay: gives the core the parent's port and the windows' ports that Electron would give it.
import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'

const [entry, ...args] = process.argv.slice(2)
const ports = new Map()

class RelayedPort extends EventEmitter {
  constructor(id) {
    super()
    this.id = id
  }
  start() {}
  postMessage(data) {
    process.send({ to: 'port', id: this.id, data })
  }
}

process.parentPort = Object.assign(new EventEmitter(), { postMessage: (data) => process.send({ to: 'parent', data }) })

process.on('message', ({ to, id, data }) => {
  if (to === 'port') ports.get(id)?.emit('message', { data })
  if (to === 'closed') {
    ports.get(id)?.emit('close')
    ports.delete(id)
  }
  if (to !== 'parent') return
  const port = id === 0 ? undefined : new RelayedPort(id)
  if (port !== undefined) ports.set(id, port)
  process.parentPort.emit('message', { data, ports: port === undefined ? [] : [port] })
})
process.on('disconnect', () => process.exit(1))

process.argv.splice(1, process.argv.length, entry, ...args)
await import(pathToFileURL(entry).href)
