// The press as the core's process sees it: only the main process can open a window.
import type { PaperPress } from '../../core/gateways.ts'
import type { FromCore, ToCore } from './core-messages.ts'

export interface AskedPress {
  readonly press: NonNullable<PaperPress>
  /** To be told every message from the main process. */
  hear(message: ToCore): void
}

export function createAskedPress(send: (message: FromCore) => void): AskedPress {
  const waiting = new Map<number, (pdf: Uint8Array | null) => void>()
  let next = 1
  return {
    async press(html, signal) {
      signal.throwIfAborted()
      const ask = next++
      const answered = new Promise<Uint8Array | null>((resolve) => waiting.set(ask, resolve))
      // Whoever gave up does not wait for a window that goes by itself.
      const stop = () => waiting.get(ask)?.(null)
      signal.addEventListener('abort', stop)
      send({ type: 'press', ask, html })
      const pdf = await answered.finally(() => {
        waiting.delete(ask)
        signal.removeEventListener('abort', stop)
      })
      if (pdf === null) throw new Error('the press failed')
      return pdf
    },
    hear(message) {
      if (message.type === 'pressed') waiting.get(message.ask)?.(message.pdf)
    },
  }
}
