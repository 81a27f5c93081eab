// The files of the built page, found once at the start. What is not in the list does not exist, so no path that a
// request can think of leads anywhere else on the disk.
import { readFileSync, readdirSync } from 'node:fs'
import { extname, join, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

export interface PageFile {
  readonly type: string
  /** The name holds a hash of the content, so it never changes. */
  readonly forever: boolean
  /** Null when it has gone from the disk since the start, as during an update. */
  read(): Uint8Array<ArrayBuffer> | null
}

/** `find('/assets/index-abc.js')`; `/` is the page itself. Null for everything that is not part of it. */
export interface PageFiles {
  find(path: string): PageFile | null
}

export function pageFilesIn(folder: string): PageFiles {
  const files = new Map<string, PageFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const file = join(entry.parentPath, entry.name)
    const path = file.slice(folder.length).split(sep).join('/')
    files.set(path, { type, forever: path.startsWith('/assets/'), read: () => contentOf(file) })
  }
  return { find: (path) => files.get(path === '/' ? '/index.html' : path) ?? null }
}

function contentOf(file: string): Uint8Array<ArrayBuffer> | null {
  try {
    return new Uint8Array(readFileSync(file))
  } catch {
    return null
  }
}
