// Entry of the browser host: Regulars in a window of an installed browser, or behind a link.
import './host/node-version.ts'
import { runBrowserHost } from './host/browser/run.ts'
import { builtFiles } from './host/built-files.ts'
import { createOutside } from './host/outside.ts'
import { startOptions } from './host/start-options.ts'
import { untilStopped } from './host/stopping.ts'

const outside = createOutside((line) => process.stderr.write(`${line}\n`), { only: 'errors' })
process.on('unhandledRejection', (error) => outside.log.error('host.unhandled', error))

await runBrowserHost({
  ...startOptions(process.argv.slice(2)),
  ...builtFiles(import.meta.dirname),
  outside,
  print: (line) => process.stdout.write(`${line}\n`),
  stopped: untilStopped(process),
})
process.exit(0)
