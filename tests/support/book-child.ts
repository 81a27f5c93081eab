// A process of its own that works on a book until it is killed. What it says on standard output is confirmed: the
// parent kills it at any moment and then looks whether that is still true. Started by plain Node.
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Book } from '../../src/main/core/book/book.ts'
import { booksOnDisk } from '../../src/main/core/book/books.ts'
import { readSelf } from '../../src/main/core/database/identity.ts'
import { OWNER, PASSWORD, testEnvironment } from './book-environment.ts'
import { testOutside } from './outside.ts'

export type Act = 'create' | 'commands' | 'backup' | 'restore' | 'rekey' | 'hold'
/** One line of standard output. */
export interface Said {
  readonly what: 'ready' | 'created' | 'command' | 'backup' | 'restored' | 'rekeyed' | 'shown' | 'opened' | 'failed'
  readonly n?: number
  readonly name?: string
  readonly code?: string
}

const [, , act, root, seed] = process.argv as [string, string, Act, string, string]
const folder = join(root, 'book')
const outside = testOutside({ seed: Number(seed) })
const environment = testEnvironment(root, {
  outside,
  holder: 'the other window',
  onShow: () => say({ what: 'shown' }),
})
const books = booksOnDisk(environment)
const opener = { user: OWNER, password: PASSWORD }

function say(said: Said): void {
  writeSync(1, `${JSON.stringify(said)}\n`)
}

/** A command as the journal writes it: a number promised by the header, a row, one commit. */
function oneCommand(book: Book): number {
  const self = readSelf(book.writer)
  if (!self) throw new Error('no machine')
  const n = self.n + 1
  book.writer.transaction(() => {
    book.reserve(n)
    book.writer
      .prepare(
        `INSERT INTO command (machine, n, clock, kind, schema, root)
         VALUES (?, ?, ?, 'test', 1, (SELECT coalesce(max(seq), 0) + 1 FROM command))`,
      )
      .run(self.machine, n, self.clock + 1)
    book.writer.prepare('UPDATE self SET n = ?, clock = clock + 1').run(n)
  })()
  return n
}

async function forever(): Promise<void> {
  switch (act) {
    case 'create': {
      const { book, recoveryCode } = await books.create({ folder, owner: OWNER, password: PASSWORD })
      say({ what: 'created', code: recoveryCode })
      for (;;) say({ what: 'command', n: oneCommand(book) })
    }
    case 'commands':
      for (;;) {
        const book = await books.open({ folder, opener })
        for (let times = 0; times < 40; times++) say({ what: 'command', n: oneCommand(book) })
        book.close()
      }
    case 'backup': {
      const book = await books.open({ folder, opener })
      for (;;) {
        const n = oneCommand(book)
        say({ what: 'command', n })
        outside.clock.turn(3_600_000 * 5)
        const { name } = await book.backup({ target: book.backupFolder, why: 'daily' })
        say({ what: 'backup', name, n })
      }
    }
    case 'restore':
      for (;;) {
        const { newestBackup } = books.status(folder)
        const name = newestBackup?.name ?? ''
        await books.restore({ folder, backup: join(folder, 'backups', name), opener })
        say({ what: 'restored', name })
      }
    case 'rekey': {
      let book = await books.open({ folder, opener })
      for (;;) {
        say({ what: 'command', n: oneCommand(book) })
        const rekeyed = await books.rekey({ book, cipher: book.cipher === 'aegis' ? 'chacha20' : 'aegis' })
        book = rekeyed.book
        say({ what: 'rekeyed', code: rekeyed.recoveryCode })
      }
    }
    case 'hold': {
      try {
        await books.open({ folder, opener })
        say({ what: 'opened' })
      } catch (error) {
        say({ what: 'failed', code: error instanceof Error ? error.message : String(error) })
      }
      await new Promise((resolve) => setTimeout(resolve, 60_000))
    }
  }
}

say({ what: 'ready' })
await forever()
