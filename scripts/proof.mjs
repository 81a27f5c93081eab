// npm run proof: the long run of kills, simulations and fuzz in tests/proof. `npm test` runs a small share of the same
// with fresh seeds.
import './node-version.mjs'

process.argv.push('--built', '--only=proof')
await import('./test/run.ts')
