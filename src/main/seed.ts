// Entry of `npm run seed -- --book DIR --size small|medium|large`, with the owner's password in REGULARS_PASSWORD.
import './host/node-version.ts'
import { builtFiles } from './host/built-files.ts'
import { createOutside } from './host/outside.ts'
import { runSeed } from './host/seed/run.ts'

const toErrors = (line: string) => process.stderr.write(`${line}\n`)

const status = await runSeed({
  args: process.argv.slice(2),
  password: process.env['REGULARS_PASSWORD'],
  outside: createOutside(toErrors),
  ...builtFiles(import.meta.dirname),
  print: (document) => process.stdout.write(`${JSON.stringify(document, null, 2)}\n`),
  progress: (event) => toErrors(JSON.stringify(event)),
})
process.exit(status)
