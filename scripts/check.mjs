// npm run check
import './node-version.mjs'
await import('./check/run.ts')
