// Mail out by SMTP on a thread of its own, so that composing, signing and the talk with servers cost the counter nothing. The thread is
// started with the first message, started anew when it died, and ended when nothing was sent for a while.
import type { MailConnection, MailGateway } from '../../../core/gateways.ts'
import type { Outside } from '../../../core/outside.ts'
import type { Trust } from '../connection-options.ts'
import { smtpGateway } from '../smtp.ts'
import { startMailThread, type MailThread } from './mail-thread.ts'

const IDLE_MS = 60_000

export interface Beside {
  /** URL of the bundled mail.ts: only the program's entry knows it. */
  readonly entry: URL
  readonly trust?: Partial<Trust>
}

export function smtpBeside({ entry, trust = {} }: Beside, { clock, log }: Pick<Outside, 'clock' | 'log'>): MailGateway {
  const lines = new Set<number>()
  let thread: MailThread | null = null
  let newest = 0
  let stopIdling: (() => void) | undefined

  function running(): MailThread {
    stopIdling?.()
    stopIdling = undefined
    if (thread?.alive !== true) {
      thread = startMailThread(entry, trust, (error) => log.error('mail.thread-died', error))
    }
    return thread
  }

  function restSoon(): void {
    stopIdling?.()
    stopIdling = clock.after(IDLE_MS, () => {
      if (lines.size > 0 || thread === null || thread.busy > 0) return
      thread.end()
      thread = null
    })
  }

  return {
    connect(account): MailConnection {
      const line = newest++
      let openOn: MailThread | null = null
      let closed = false
      return {
        send(mail, leaving) {
          if (closed) return Promise.resolve({ outcome: 'offline', code: null, text: 'ECLOSED' })
          const on = running()
          if (openOn !== on) on.open(line, account)
          openOn = on
          lines.add(line)
          return on.send(line, mail, leaving)
        },
        close() {
          closed = true
          if (openOn?.alive === true) openOn.close(line)
          if (lines.delete(line)) restSoon()
        },
      }
    },
    // One message at most, while somebody waits for it.
    try: smtpGateway(trust).try,
  }
}
