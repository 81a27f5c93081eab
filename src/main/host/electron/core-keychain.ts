// The keychain as the core's process sees it: every question goes to the main process, which alone may use it.
import type { Keychain } from '../../core/book/environment.ts'
import type { FromCore, KeychainAnswer, KeychainCall, ToCore } from './core-messages.ts'

export interface AskedKeychain extends Keychain {
  /** To be told every message from the main process. */
  hear(message: ToCore): void
}

export function createAskedKeychain(send: (message: FromCore) => void): AskedKeychain {
  const waiting = new Map<number, (answer: KeychainAnswer) => void>()
  let next = 1
  const ask = async (call: KeychainCall) => {
    const ask = next++
    const answered = new Promise<KeychainAnswer>((resolve) => waiting.set(ask, resolve))
    send({ type: 'keychain', ask, call })
    const answer = await answered
    if (!answer.ok) throw new Error('the keychain refused')
    return answer.value
  }
  return {
    available: async () => (await ask({ do: 'available' })) === true,
    get: async (name) => {
      const value = await ask({ do: 'get', name })
      return value instanceof Uint8Array ? value : undefined
    },
    put: async (name, secret) => {
      await ask({ do: 'put', name, secret })
    },
    remove: async (name) => {
      await ask({ do: 'remove', name })
    },
    hear(message) {
      if (message.type !== 'keychain') return
      waiting.get(message.ask)?.(message.answer)
      waiting.delete(message.ask)
    },
  }
}
