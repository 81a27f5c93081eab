// Unpacks a backup into an empty folder, ready to take the place of the book: every byte checked, the database opened.
import { dirname, join } from 'node:path'
import type { Files } from '../../outside.ts'
import { soundness } from '../copy.ts'
import type { BookKeys } from '../slots.ts'
import { syncFolder } from '../whole-file.ts'
import { asBackupDamage, fileSink, unpack } from './check.ts'
import { ContainerDamage } from './container.ts'
import type { Front } from './front.ts'

export interface UnpackOrder {
  readonly path: string
  readonly name: string
  readonly keys: BookKeys
  /** An empty folder. */
  readonly into: string
}

export interface Unpacked {
  readonly front: Front
}

/** A name inside a backup that may become a path: the database, or something below files/. */
const SAFE = /^(book\.db|files(\/[\p{L}\p{N}_-][\p{L}\p{N} ._-]*)+)$/u

export function unpackForRestore({ path, name, keys, into }: UnpackOrder, files: Files): Unpacked {
  try {
    const { front } = unpack({ path, keys }, files, (part) => {
      if (!SAFE.test(part)) throw new ContainerDamage('name of a part')
      const target = join(into, ...part.split('/'))
      files.mkdirSync(dirname(target), { recursive: true })
      return fileSink(files, target)
    })
    const found = soundness({ path: join(into, 'book.db'), cipher: front.header.cipher, keys })
    if (!found.sound) throw new ContainerDamage(found.first)
    syncFolder(files, into)
    return { front }
  } catch (error) {
    throw asBackupDamage(error, name)
  }
}
