// npm run -s call: runs one procedure of the program from the command line. Written in src/main/cli.ts.
import { join } from 'node:path'
import { buildIfStale } from './build/fresh.mjs'
import { nodeOrExplain, ROOT } from './start/find-node.mjs'
import { runOn } from './start/run-on.mjs'

const node = nodeOrExplain()
await buildIfStale(node)
process.exitCode = await runOn(node, [join(ROOT, 'out', 'main', 'cli.js'), ...process.argv.slice(2)])
