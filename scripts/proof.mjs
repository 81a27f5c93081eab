// npm run proof: the long run of kills, simulations and fuzz in tests/proof, and the end-to-end suite whole. `npm test`
// runs a small share of the same with fresh seeds.
import './node-version.mjs'

process.argv.push('--built', '--only=proof', '--only=chromium-long', '--only=electron-long')
await import('./test/run.ts')
