// Backups a non-expert can take, check and restore.
import { join } from 'node:path'
import { contract } from '../../../../shared/contract/index.ts'
import { Failure } from '../../../../shared/errors.ts'
import { type Area, bind } from '../../area.ts'
import { listBackups, type BackupEntry } from '../../book/backup/backups.ts'
import type { Opener } from '../../book/unlock.ts'
import type { House } from '../house.ts'

const shown = ({ name, at, bytes, state, why }: BackupEntry) => ({ name, at, bytes, state, why })

export function backup({ at, books, holder, outside }: House): Area {
  const backups = () => join(at.folder, 'backups')
  const known = () => listBackups(outside.files, backups())

  return {
    name: 'backup',
    tables: [],
    procedures: bind('backup', contract.backup, {
      list: () => known().map(shown),
      offered: () =>
        known()
          .filter(({ state }) => state !== 'damaged')
          .map(({ name, at, bytes }) => ({ name, at, bytes })),
      create: async () => shown(await holder.backup('asked')),
      check: async (_, { name }) => {
        const { at, rows } = await holder.open().book.checkBackup(name)
        return { name, ok: true, contacts: rows['contact'] ?? 0, commands: rows['command'] ?? 0, at }
      },
      restore: ({ session }, { name, user, password, code }) =>
        holder.alone(async () => {
          // At the start page the backup's own password decides; over an open book its owner does.
          if (holder.current !== null && session?.role !== 'owner') throw new Failure('FORBIDDEN', { need: 'owner' })
          if (!known().some((one) => one.name === name)) throw new Failure('NOT_FOUND', { what: 'backup' })
          const opener = openerOf({ user, password, code })
          await holder.release({ backup: false })
          const { keptAside } = await books.restore({ folder: at.folder, backup: join(backups(), name), opener })
          return { keptAside: keptAside ?? '' }
        }),
    }),
  }
}

interface Proof {
  readonly user: string | undefined
  readonly password: string | undefined
  readonly code: string | undefined
}

function openerOf({ user, password, code }: Proof): Opener {
  if (password !== undefined) return { password, user }
  if (code !== undefined) return { code }
  throw new Failure('PASSWORD_NEEDED', {})
}
