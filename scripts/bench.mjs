// npm run bench: builds the program and its benchmarks, runs them, writes docs/performance.md; with --quality, the
// conformance suites instead, which write docs/quality.md.
import { join } from 'node:path'
import './node-version.mjs'
import { buildIfStale } from './build/fresh.mjs'
import { nodeOrExplain, ROOT } from './start/find-node.mjs'
import { runOn } from './start/run-on.mjs'

const { build } = await import('vite')
const what = process.argv.includes('--quality') ? 'quality' : 'bench'
const node = nodeOrExplain()
if (what === 'bench') await buildIfStale(node)
await build({
  configFile: false,
  logLevel: 'error',
  root: ROOT,
  ssr: { noExternal: true, external: ['better-sqlite3', '@playwright/test', 'ws'] },
  build: {
    ssr: join(ROOT, 'tests', what, 'main.ts'),
    outDir: join(ROOT, 'out', what),
    emptyOutDir: true,
    target: 'node24',
  },
})
process.exitCode = await runOn(node, [join(ROOT, 'out', what, 'main.js'), ...process.argv.slice(2)])
