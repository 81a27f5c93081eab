// Entry of the desktop app.
import { app } from 'electron'
import { builtFiles } from './host/built-files.ts'
import { runDesktopApp } from './host/electron/run.ts'
import { foldersOf } from './host/folders.ts'
import { createOutside } from './host/outside.ts'
import { startOptions } from './host/start-options.ts'

const outside = createOutside((line) => process.stderr.write(`${line}\n`), { only: 'errors' })
process.on('unhandledRejection', (error) => outside.log.error('host.unhandled', error))

// Chromium's own switches are among the arguments too.
const { data, demo } = startOptions(process.argv.slice(app.isPackaged ? 1 : 2), { strict: false })
runDesktopApp({ files: builtFiles(import.meta.dirname), folders: foldersOf({ data, demo }), demo, outside })
