// Rule: the page is no program. It runs in the sandbox, in a world of its own, without Node, and cannot loosen that.
import type { WebPreferences } from 'electron'

export function pagePreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    // The dictionary would be downloaded from elsewhere.
    spellcheck: false,
    // What is typed here must not be dropped onto another page.
    navigateOnDragDrop: false,
  }
}
