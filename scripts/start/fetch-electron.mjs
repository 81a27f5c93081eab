// Fetches Electron's own download into its cache, printing percents, then lets the package `electron` unpack it.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './find-node.mjs'

const folder = join(ROOT, 'node_modules', 'electron')
// The downloader is a dependency of that package, not of ours.
const require = createRequire(join(folder, 'package.json'))
const { downloadArtifact } = await import(pathToFileURL(require.resolve('@electron/get')).href)

let last = -1
await downloadArtifact({
  version: require('./package.json').version,
  artifactName: 'electron',
  platform: process.platform,
  arch: process.arch,
  checksums: require('./checksums.json'),
  downloadOptions: {
    quiet: true,
    getProgressCallback: async ({ percent }) => {
      const whole = Math.floor(percent * 100)
      if (whole > last) console.log((last = whole))
    },
  },
})
process.exitCode = spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' }).status ?? 1
