// Hands every window a port that leads straight to the core: the main process never stands between a key press and
// the book. The page asks for one, at its start, after a reload, and after the core was started anew.
import { MessageChannelMain, type IpcMain } from 'electron'
import type { CoreProcess } from './core-process.ts'
import type { ToCore } from './core-messages.ts'
import { isFromOwnPage } from './rules/sender.ts'

export function handOutPorts(ipc: IpcMain, core: CoreProcess): void {
  ipc.on('connect', (event) => {
    if (!isFromOwnPage(event)) return
    void core.ready().then((running) => {
      if (event.sender.isDestroyed()) return
      const { port1, port2 } = new MessageChannelMain()
      running.postMessage({ type: 'port' } satisfies ToCore, [port1])
      event.sender.postMessage('port', null, [port2])
    })
  })
}
