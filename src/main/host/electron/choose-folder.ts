// The system's own window for choosing a folder, opened for the page. The page learns the path a person chose and nothing
// else: what is done with it is judged by the core like any other path.
import type { IpcMain, OpenDialogOptions, OpenDialogReturnValue } from 'electron'
import { isFromOwnPage } from './rules/sender.ts'

export const NOTHING_CHOSEN: OpenDialogReturnValue = { canceled: true, filePaths: [] }

const LONGEST_PATH = 1_000

/** `show`: over the window that asks. Answers null where nothing was chosen. */
export function letChooseFolders(
  ipc: Pick<IpcMain, 'handle'>,
  show: (options: OpenDialogOptions) => Promise<OpenDialogReturnValue>,
): void {
  let open = false
  ipc.handle('choose-folder', async (event, before: unknown) => {
    // One at a time: a page gone wild must not cover the screen with windows.
    if (!isFromOwnPage(event) || open) return null
    open = true
    try {
      const start = typeof before === 'string' && before !== '' && before.length <= LONGEST_PATH ? before : undefined
      const { canceled, filePaths } = await show({
        properties: ['openDirectory', 'createDirectory'],
        ...(start !== undefined && { defaultPath: start }),
      })
      return canceled ? null : (filePaths[0] ?? null)
    } finally {
      open = false
    }
  })
}
