// What screens use to talk to the core.
//
//   const page = useQuery(q.contacts.list.queryOptions({ input: { … } }))     asked again when the core says so
//   const save = useMutation(q.contacts.save.mutationOptions())               save.mutate({ … })
//   await api.contacts.save({ … })                                            outside a component, or in a handler
//   useChangeEvents((event) => …)                                             what the core tells without being asked
//   useConnectionState()                                                      connected | connecting | refused
//   shownError(error)                                                         code and data of anything that was thrown
//
// Files may be of any size; large ones are carried in parts. A call that was under way when the connection broke
// rejects with ConnectionLost and is not repeated; one made meanwhile waits, and can be aborted by its signal.
import { createApi } from './create-api.ts'
import { createPortTransport, type HostBridge } from './port-transport.ts'
import { createSessionSecret } from './session-secret.ts'
import { createSocketTransport } from './socket-transport.ts'

declare global {
  interface Window {
    /** Only in the desktop app; put there by the preload. */
    readonly host?: HostBridge
  }
}

const { host, location } = window

export const { api, connection } = createApi(
  host === undefined
    ? createSocketTransport({ url: `ws://${location.host}/rpc`, secret: createSessionSecret(window) })
    : createPortTransport(host, window),
)

/** Lets a person choose a folder in the system's own window; null in a browser, where paths are typed. */
export const chooseFolder = host === undefined ? null : (before: string) => host.chooseFolder(before)
