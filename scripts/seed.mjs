// npm run seed: fills a new book with the sample shop. Written in src/main/seed.ts.
import { join } from 'node:path'
import { buildIfStale } from './build/fresh.mjs'
import { nodeOrExplain, ROOT } from './start/find-node.mjs'
import { runOn } from './start/run-on.mjs'

const node = nodeOrExplain()
await buildIfStale(node)
process.exitCode = await runOn(node, [join(ROOT, 'out', 'main', 'seed.js'), ...process.argv.slice(2)])
