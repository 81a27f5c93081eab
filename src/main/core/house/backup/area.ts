// Backups a non-expert can take, check and restore.
import { basename, dirname, isAbsolute, join, normalize, relative } from 'node:path'
import type { BackupPlace } from '../../../../shared/contract/backup.ts'
import { contract } from '../../../../shared/contract/index.ts'
import { Failure } from '../../../../shared/errors.ts'
import { mayAccess } from '../../../../shared/roles.ts'
import { type Area, bind, type Session } from '../../area.ts'
import { listBackups, type BackupEntry } from '../../book/backup/listed.ts'
import type { Opener } from '../../book/unlock.ts'
import type { House } from '../house.ts'
import { createBringing } from './bringing.ts'

const shown = ({ name, at, bytes, state, why }: BackupEntry) => ({ name, at, bytes, state, why })

export function backup({ at, books, holder, outside }: House): Area {
  const backups = () => join(at.folder, 'backups')
  const known = () => listBackups(outside.files, backups())

  /** The present book is kept aside anyway, so one that cannot be backed up any more does not stand in the way. */
  async function backUpFirst(spare: string): Promise<void> {
    if (holder.current === null) return
    try {
      await holder.backupBefore('restore', spare)
    } catch (error) {
      outside.log.error('backup.before-restore', error)
    }
  }

  const placeFor = (session: Session | null): { place: BackupPlace | null } => {
    const { place, ...standing } = holder.secondPlace.standing(holder.open().book)
    if (place === null) return { place: null }
    const full = session !== null && mayAccess(session.role, 'manager')
    const folder = join(basename(dirname(place.path)), basename(place.path))
    return { place: { folder, path: full ? place.path : null, ...standing } }
  }

  const refuseUnlessOwner = (session: Session | null) => {
    if (holder.current !== null && session?.role !== 'owner') throw new Failure('FORBIDDEN', { need: 'owner' })
  }
  const bringing = createBringing({ folder: () => at.folder, books, outside })

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
      place: ({ session }) => placeFor(session),
      setPlace: async ({ session }, { path }) => {
        if (path !== null) refuseBadPath(path, at.folder)
        const { book } = holder.open()
        book.setPlace(path === null ? null : normalize(path))
        holder.secondPlace.forget()
        if (path !== null) await holder.followPlace()
        return placeFor(session)
      },
      tryPlace: async ({ session }) => {
        if (holder.open().book.place === null) throw new Failure('NOT_FOUND', { what: 'folder' })
        await holder.followPlace()
        return placeFor(session)
      },
      bring: (context, part) => {
        refuseUnlessOwner(context.session)
        return bringing.take(context, part)
      },
      restore: ({ session }, { name, user, password, code }) =>
        holder.alone(async () => {
          // At the start page the backup's own password decides; over an open book its owner does.
          refuseUnlessOwner(session)
          if (!known().some((one) => one.name === name)) throw new Failure('NOT_FOUND', { what: 'backup' })
          const opener = openerOf({ user, password, code })
          await backUpFirst(name)
          await holder.release({ backup: false })
          const { keptAside } = await books.restore({ folder: at.folder, backup: join(backups(), name), opener })
          return { keptAside: keptAside ?? '' }
        }),
    }),
  }
}

/** What lies beside the book is lost with it, so that is no second place. */
function refuseBadPath(path: string, folder: string): void {
  const refuse = (rule: string): never => {
    throw new Failure('BAD_INPUT', { issues: [{ path: 'path', rule }] })
  }
  if (!isAbsolute(path)) refuse('not_a_path')
  const inside = relative(folder, path)
  if (inside === '' || !(inside.startsWith('..') || isAbsolute(inside))) refuse('own_folder')
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
