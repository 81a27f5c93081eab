// Stands where the core's process is expected: runs the real one on a newer Node, and passes on what comes and goes
// through the parent's port and the ports of the windows. Every window's port has a number on the way.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const [entry, ...args] = process.argv.slice(2)
const core = spawn(
  process.env.REGULARS_NODE ?? 'node',
  [join(import.meta.dirname, 'core-on-node.mjs'), entry, ...args],
  {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  },
)
const ports = new Map()
let next = 1

process.parentPort.on('message', ({ data, ports: [port] }) => {
  const id = port === undefined ? 0 : next++
  core.send({ to: 'parent', data, id })
  if (port === undefined) return
  ports.set(id, port)
  port.on('message', (event) => core.send({ to: 'port', id, data: event.data }))
  port.on('close', () => {
    if (ports.delete(id)) core.send({ to: 'closed', id })
  })
  port.start()
})

core.on('message', ({ to, id, data }) => {
  if (to === 'parent') process.parentPort.postMessage(data)
  if (to === 'port') ports.get(id)?.postMessage(data)
})
// A core that died takes this process with it, as if it had been the core itself.
core.on('exit', (code) => process.exit(code ?? 1))
process.on('exit', () => core.kill('SIGKILL'))
