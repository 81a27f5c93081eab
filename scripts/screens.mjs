// npm run screens
import './node-version.mjs'
await import('./screens/run.ts')
