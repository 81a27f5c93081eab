// npm run bench: builds the program and its benchmarks, runs them, writes docs/performance.md.
import { join } from 'node:path'
import './node-version.mjs'
import { buildIfStale } from './build/fresh.mjs'
import { nodeOrExplain, ROOT } from './start/find-node.mjs'
import { runOn } from './start/run-on.mjs'

const { build } = await import('vite')
const node = nodeOrExplain()
await buildIfStale(node)
await build({
  configFile: false,
  logLevel: 'error',
  root: ROOT,
  ssr: { noExternal: true, external: ['better-sqlite3', '@playwright/test', 'ws'] },
  build: {
    ssr: join(ROOT, 'tests', 'bench', 'main.ts'),
    outDir: join(ROOT, 'out', 'bench'),
    emptyOutDir: true,
    target: 'node24',
  },
})
process.exitCode = await runOn(node, [join(ROOT, 'out', 'bench', 'main.js'), ...process.argv.slice(2)])
