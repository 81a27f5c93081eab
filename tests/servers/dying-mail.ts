// A mail thread that ends in the middle of its work where the subject of a message says so: `die at once`, or `die leaving`.
import { parentPort, workerData } from 'node:worker_threads'
import type { ToThread } from '../../src/main/gateways/email/thread/orders.ts'
import { serveMail } from '../../src/main/gateways/email/thread/serve.ts'

if (parentPort === null) throw new Error('started as a thread')
const dying = new Set<number>()
parentPort.on('message', (orders: readonly ToThread[]) => {
  for (const order of orders) {
    if (order.say === 'send' && order.mail.subject === 'die at once') process.exit(1)
    if (order.say === 'send' && order.mail.subject === 'die leaving') dying.add(order.id)
    if (order.say === 'go' && dying.has(order.id)) process.exit(1)
  }
})
serveMail(parentPort, workerData as Parameters<typeof serveMail>[1])
