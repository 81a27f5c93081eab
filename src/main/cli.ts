// Entry of the command line: `npm run -s call -- --list`, or
// `npm run -s call -- --book DIR [--user NAME] [--out DIR] PROCEDURE JSON` with the password in REGULARS_PASSWORD.
import './host/node-version.ts'
import { createWords } from '../shared/words/words.ts'
import { builtFiles } from './host/built-files.ts'
import { runCommandLine } from './host/cli/run.ts'
import { createOutside } from './host/outside.ts'
import { untilStopped } from './host/stopping.ts'

const toErrors = (line: string) => process.stderr.write(`${line}\n`)
// Of a single call only what went wrong is worth a line.
const outside = createOutside(toErrors, { only: 'errors' })
process.on('unhandledRejection', (error) => outside.log.error('cli.unhandled', error))
const stopped = new AbortController()
void untilStopped(process).then(() => stopped.abort())

const status = await runCommandLine({
  args: process.argv.slice(2),
  password: process.env['REGULARS_PASSWORD'],
  outside,
  ...builtFiles(import.meta.dirname),
  print: (document) => process.stdout.write(`${JSON.stringify(document, null, 2)}\n`),
  progress: (event) => toErrors(JSON.stringify(event)),
  explain: () => toErrors(createWords('en')('host.usage')),
  signal: stopped.signal,
})
// Written first, then gone: a pipe may take a large answer in pieces.
process.stdout.write('', () => process.exit(status))
