// npm test
import './node-version.mjs'
await import('./test/run.ts')
