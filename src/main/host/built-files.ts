// Where the build puts things, seen from the folder of the entries (`out/main`).
import { join } from 'node:path'

export function builtFiles(entries: string) {
  return {
    page: join(entries, '..', 'renderer'),
    preload: join(entries, '..', 'preload', 'index.cjs'),
    core: join(entries, 'core.js'),
    worker: join(entries, 'worker.js'),
    icon: join(entries, '..', '..', 'resources', 'icon.png'),
  }
}
