// Gathers at build time what the program is made of: every production package of the lock file with its licence text,
// as the module `virtual:licences` of the about page.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Licence {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}

interface LockedPackage {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
  readonly name?: string
}

const TEXT_FILE = /^(licen[cs]e|copying|ofl)(\.|-|$)/i

function textOf(folder: string): string {
  const files = readdirSync(folder).filter((file) => TEXT_FILE.test(file))
  return files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n')
}

/** `root`: the folder with package-lock.json and node_modules. Sorted by name; one line per name. */
export function gatherLicences(root: string): readonly Licence[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>
  }
  const found = new Map<string, Licence>()
  for (const [path, { version, license, dev, devOptional, optional, name }] of Object.entries(lock.packages)) {
    // Optional packages bring the program to run (Node itself), they are not in it.
    if (path === '' || dev || devOptional || optional || version === undefined) continue
    const called = name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    if (found.has(called)) continue
    found.set(called, { name: called, version, licence: license ?? '', text: textOf(join(root, path)) })
  }
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}

const ID = 'virtual:licences'

export function licencesPlugin(root: string) {
  return {
    name: 'regulars-licences',
    resolveId: (id: string) => (id === ID ? `\0${ID}` : null),
    load: (id: string) => (id === `\0${ID}` ? `export const licences = ${JSON.stringify(gatherLicences(root))}` : null),
  }
}
