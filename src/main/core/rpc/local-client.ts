// The contract without a transport, for the command line and for tests: typed like the page's client, and through
// the same frames, so that what a window would lose or mask is lost or masked here too.
import { createORPCClient } from '@orpc/client'
import { StandardRPCLink } from '@orpc/client/standard'
import type { ContractRouterClient } from '@orpc/contract'
import { ClientPeer } from '@orpc/standard-server-peer'
import type { Contract } from '../../../shared/contract/index.ts'
import { carryingFiles } from '../../../shared/rpc/carrying-files.ts'
import type { Areas } from './router.ts'
import { serve, type Service } from './serve.ts'

export interface LocalClient<C extends Areas> {
  readonly api: ContractRouterClient<C>
  close(): void
}

export function createLocalClient<C extends Areas = Contract>(service: Service): LocalClient<C> {
  const client: ClientPeer = new ClientPeer((frame) => served.receive(frame))
  const served = serve(service, (frame) => void client.message(frame))
  const carry = carryingFiles((path, input, options) => link.call(path, input, { ...options, context: {} }))
  const link: StandardRPCLink<Record<never, never>> = new StandardRPCLink(
    {
      async call(request) {
        const response = await client.request(request)
        return { ...response, body: () => Promise.resolve(response.body) }
      },
    },
    {
      url: 'http://orpc',
      interceptors: [({ next, ...options }) => carry(options, (input) => next({ ...options, input }))],
    },
  )
  return {
    api: createORPCClient(link),
    close() {
      client.close()
      served.end()
    },
  }
}
