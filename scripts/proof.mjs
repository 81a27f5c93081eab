// npm run proof: the long run of kills, simulations and fuzz, with all their seeds. `npm test` runs a small share.
import './node-version.mjs'

process.env['REGULARS_PROOF'] = 'full'
process.argv.push('--built', '--only=proof')
await import('./test/run.ts')
