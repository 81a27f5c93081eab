// Runs before the page, in a world of its own: lets it ask for a port to the core and
// hands that over, and for a folder that a person chooses in the system's own window. Nothing else.
import { contextBridge, ipcRenderer } from 'electron'

contextBridge.exposeInMainWorld('host', {
  connect: () => ipcRenderer.send('connect'),
  chooseFolder: (before: unknown) => ipcRenderer.invoke('choose-folder', before),
})

// A port cannot pass the bridge; as a message of the window itself it can.
ipcRenderer.on('port', (event) => window.postMessage('rpc-port', window.location.origin, event.ports))
