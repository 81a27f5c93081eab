// Entry of the core's own process in the desktop app.
import type { CoreArguments } from './host/electron/core-messages.ts'
import { runCoreSide, type ParentPort } from './host/electron/core-side.ts'
import { createOutside } from './host/outside.ts'
import { builtFiles } from './host/built-files.ts'

const { parentPort } = process as unknown as { readonly parentPort: ParentPort } // Electron's, unknown to Node's types
const outside = createOutside((line) => process.stderr.write(`${line}\n`), { only: 'errors' })
process.on('unhandledRejection', (error) => outside.log.error('core.unhandled', error))

const options = JSON.parse(process.argv[2] ?? '') as CoreArguments // written by our own main process
await runCoreSide({ ...options, ...builtFiles(import.meta.dirname), parent: parentPort, outside })
process.exit(0)
