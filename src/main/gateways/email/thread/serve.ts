// The mail thread: composes, signs and speaks with mail servers as it is told, and asks before the first byte of a message leaves.
import type { MessagePort } from 'node:worker_threads'
import type { MailConnection } from '../../../core/gateways.ts'
import type { Trust } from '../connection-options.ts'
import { smtpGateway } from '../smtp.ts'
import { together, type FromThread, type ToThread } from './orders.ts'

interface Asked {
  go(): void
  stop(): void
}

export function serveMail(port: MessagePort, trust: Partial<Trust>): void {
  const gateway = smtpGateway(trust)
  const lines = new Map<number, MailConnection>()
  const asked = new Map<number, Asked>()
  const tell = together<FromThread>((said) => port.postMessage(said))

  const leaving = (id: number) => () =>
    new Promise<void>((resolve, reject) => {
      asked.set(id, { go: resolve, stop: () => reject(new Error('stopped')) })
      tell({ say: 'leaving', id })
    }).finally(() => asked.delete(id))

  async function send({ line, id, mail }: Extract<ToThread, { say: 'send' }>): Promise<void> {
    const over = lines.get(line)
    if (over === undefined) throw new Error('a line is opened before it is used')
    tell({ say: 'done', id, delivery: await over.send(mail, leaving(id)) })
  }

  function follow(order: ToThread): void {
    switch (order.say) {
      case 'open':
        lines.set(order.line, gateway.connect(order.account))
        break
      case 'send':
        send(order).catch((error: unknown) => tell({ say: 'failed', id: order.id, message: String(error) }))
        break
      case 'go':
        asked.get(order.id)?.go()
        break
      case 'stop':
        asked.get(order.id)?.stop()
        break
      case 'close':
        lines.get(order.line)?.close()
        lines.delete(order.line)
        break
    }
  }

  port.on('message', (orders: readonly ToThread[]) => {
    for (const order of orders) follow(order)
  })
}
