// Documents as PDF, made by the app itself: in a window nobody sees, with the sandbox, without scripts, without a network, in a session
// that is kept in memory alone.
import { BrowserWindow, session } from 'electron'

/** Without `persist:` nothing of a session is written to the disk. */
const PARTITION = 'paper'

const PICTURES = 'Promise.all([...document.images].map((image) => image.decode().catch(() => {}))).then(() => 1)'

export async function pressHere(html: string): Promise<Uint8Array> {
  const paper = session.fromPartition(PARTITION, { cache: false })
  paper.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: url !== 'about:blank' && !url.startsWith('data:') }),
  )
  paper.setPermissionRequestHandler((_page, _permission, decide) => decide(false))
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: paper,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  try {
    const page = window.webContents
    page.setWindowOpenHandler(() => ({ action: 'deny' }))
    await page.loadURL('about:blank')
    // Handed over as it is: an address that holds thousands of letters would be too long.
    page.debugger.attach('1.3')
    const tree = (await page.debugger.sendCommand('Page.getFrameTree')) as { frameTree: { frame: { id: string } } } // as the protocol says
    await page.debugger.sendCommand('Page.setDocumentContent', { frameId: tree.frameTree.frame.id, html })
    await page.debugger.sendCommand('Runtime.evaluate', { expression: PICTURES, awaitPromise: true })
    return new Uint8Array(await page.printToPDF({ printBackground: true, preferCSSPageSize: true }))
  } finally {
    window.destroy()
  }
}
