// What may be asked about watched folders.
import type { contract } from '../../../../shared/contract/index.ts'
import type { ActionContext, Handlers } from '../../area.ts'
import { refuseFolder, saveWatched, shownFolders, watchedFolder, forgetWatched } from './watched-folders.ts'
import type { Watching } from './watching.ts'
import { Failure } from '../../../../shared/errors.ts'

type WatchedContract = Pick<(typeof contract)['exchange'], 'watched' | 'watch' | 'lookInto' | 'forget'>

/** `own`: the folder of the book itself, in which nothing of others may lie. */
export function watchedProcedures(watching: Watching, own: () => string): Handlers<WatchedContract> {
  const shown = ({ book }: ActionContext, id: number) => {
    const found = shownFolders(book().db).find((one) => one.id === id)
    if (found === undefined) throw new Failure('NOT_FOUND', { what: 'folder' })
    return found
  }
  return {
    watched: ({ book }) => shownFolders(book().db),
    watch: ({ book, outside, session }, request) => {
      if (session === null) throw new Failure('NOT_SIGNED_IN', {})
      refuseFolder(outside.files, request.folder, own())
      return { id: book().local((db) => saveWatched(db, request, session.userId)) }
    },
    lookInto: async (context, { id }) => {
      await watching.look(context, watchedFolder(context.book().db, id), true)
      return shown(context, id)
    },
    forget: ({ book }, { id }) => {
      book().local((db) => {
        forgetWatched(db, id)
      })
      return {}
    },
  }
}
