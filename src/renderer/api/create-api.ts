// Makes the typed client from a transport. Everything a screen asks of the core goes through what this returns.
import { createORPCClient } from '@orpc/client'
import { StandardRPCLink } from '@orpc/client/standard'
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../shared/contract/index.ts'
import { carryingFiles } from '../../shared/rpc/carrying-files.ts'
import type { NoContext } from './peer-client.ts'
import { ReconnectingLink, type ConnectionState, type Transport } from './reconnecting-link.ts'

export interface Connected<C extends AnyContractRouter> {
  /** `api.contacts.search({ text: 'ro' }, { signal })`; a stream is an async iterator: `for await (… of await api.…)`. */
  readonly api: ContractRouterClient<C>
  readonly connection: {
    readonly state: ConnectionState
    onState(listener: () => void): () => void
  }
}

export function createApi<C extends AnyContractRouter = Contract>(transport: Transport): Connected<C> {
  const connection = new ReconnectingLink(transport)
  const carry = carryingFiles((path, input, options) => link.call(path, input, { ...options, context: {} }))
  const link: StandardRPCLink<NoContext> = new StandardRPCLink(connection, {
    url: 'http://orpc', // only a name: frames carry the path alone
    interceptors: [({ next, ...options }) => carry(options, (input) => next({ ...options, input }))],
  })
  return { api: createORPCClient(link), connection }
}
