// Runs `electron [-r FILE] DIR` as the small app inside the stock Electron does. A module, and awaited: Electron calls
// the app ready when its start is through, and some things must be said before that.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const require = createRequire(import.meta.url)
let folder
for (let i = 1; i < process.argv.length && folder === undefined; i++) {
  const argument = process.argv[i]
  if (argument === '-r' || argument === '--require') require(resolve(process.argv[++i]))
  else if (!argument.startsWith('-')) folder = resolve(argument)
}
if (folder === undefined) {
  console.error('usage: electron [options] DIR')
  app.exit(2)
} else {
  const manifest = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'))
  app.setName(manifest.productName ?? manifest.name)
  app.setVersion(manifest.version ?? '0.0.0')
  app.setAppPath(folder)
  await import(pathToFileURL(resolve(folder, manifest.main)).href)
}
