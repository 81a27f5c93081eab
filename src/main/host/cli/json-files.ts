// Files in a world of JSON: "@path" stands for one where the schema asks for a File, and only there; a File in an
// answer is written into a folder and its path stands in its place.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type * as z from 'zod'
import { schemaAt, takesFile } from '../../core/rpc/catalogue.ts'
import { Failure } from '../../../shared/errors.ts'
import { isFile, replaceLeaves } from '../../../shared/rpc/large-files.ts'

/** Types that a picture or table must carry to be taken; anything else goes as unknown bytes. */
const TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.webp': 'image/webp',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Errors: FILE_UNREADABLE. */
export function withFiles(input: unknown, schema: z.core.$ZodType | undefined): unknown {
  if (schema === undefined) return input
  if (typeof input === 'string' && input.startsWith('@') && takesFile(schema)) return readFile(input.slice(1))
  if (Array.isArray(input)) return input.map((item) => withFiles(item, schemaAt(schema, '')))
  if (typeof input !== 'object' || input === null) return input
  return Object.fromEntries(Object.entries(input).map(([key, item]) => [key, withFiles(item, schemaAt(schema, key))]))
}

function readFile(path: string): File {
  try {
    const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream'
    return new File([new Uint8Array(readFileSync(path))], basename(path), { type })
  } catch {
    throw new Failure('FILE_UNREADABLE', { name: path })
  }
}

/** The answer with every File written into `folder` and its path, size and type in its place. */
export function writeFiles(answer: unknown, folder: string): Promise<unknown> {
  return replaceLeaves(answer, isFile, async (file) => {
    mkdirSync(folder, { recursive: true })
    const path = freePath(folder, file.name)
    writeFileSync(path, new Uint8Array(await file.arrayBuffer()), { mode: 0o600, flag: 'wx' })
    return { file: path, size: file.size, type: file.type }
  })
}

/** Never over a file that is there, and never outside the folder, whatever the file is called. */
function freePath(folder: string, wanted: string): string {
  const last = basename(wanted.replaceAll('\\', '/'))
  const name = last === '' || last === '.' || last === '..' ? 'file' : last
  const ending = extname(name)
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${basename(name, ending)}-${number}${ending}`)
    if (!existsSync(path)) return path
  }
}
