// Fetches Electron's own download into its cache, printing percents, then lets the package `electron` unpack it.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { downloadArtifact } from '@electron/get'
import { ROOT } from './find-node.mjs'

const folder = join(ROOT, 'node_modules', 'electron')
const fact = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))

let last = -1
await downloadArtifact({
  version: fact('package.json').version,
  artifactName: 'electron',
  platform: process.platform,
  arch: process.arch,
  checksums: fact('checksums.json'),
  downloadOptions: {
    quiet: true,
    getProgressCallback: async ({ percent }) => {
      const whole = Math.floor(percent * 100)
      if (whole > last) console.log((last = whole))
    },
  },
})
process.exitCode = spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' }).status ?? 1
