// The exchange area: files of customers, sales and products into the book.
import { contract } from '../../../../shared/contract/index.ts'
import { Mapping, type MappingInput } from '../../../../shared/contract/exchange.ts'
import { type ActionContext, type Area, bind } from '../../area.ts'
import { archiveWriter, bringsArchive } from './archive/archive-writer.ts'
import { importArchive, previewArchive } from './archive/archive-in.ts'
import { archivePart } from './archive/schema.ts'
import { takenOut } from './export/export-log.ts'
import { exportFile } from './export/export.ts'
import type { ExportParts } from './export/parts.ts'
import { exportLog } from './export/schema.ts'
import { IMPORT, importFile, importWriter, reportOfWork, type Preparations } from './import.ts'
import type { ImportFile } from './plan.ts'
import { pastImports } from './past-imports.ts'
import { previewOf } from './preview.ts'
import { recalled, rememberedTables } from './remembered.ts'
import { RememberedNames } from './row-names.ts'
import { tables } from './schema.ts'
import { takenFiles } from './taken-files.ts'
import { watchedProcedures } from './watched-procedures.ts'
import { createWatching } from './watching.ts'
import type { SmallPicture } from './vcard-file.ts'
import { isBookArchive, unwrapped } from './wrapped-file.ts'

/** What imports need of the core beyond the context of their call. */
interface ImportParts {
  readonly ownFolder: () => string
  readonly smallPicture: SmallPicture
}

/** One for each core: it keeps files in hand, and plans between their making and their writing. */
export function exchange(parts: ExportParts, { ownFolder, smallPicture }: ImportParts): Area {
  const taken = takenFiles()
  const preparations: Preparations = { plans: new Map(), names: new RememberedNames(), smallPicture }
  const watching = createWatching(preparations)

  async function read(
    context: ActionContext,
    source: Parameters<typeof taken.find>[1] & { readonly password?: string | undefined },
  ): Promise<ImportFile> {
    const file = taken.find(context, source)
    return unwrapped({ bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }, source.password)
  }

  /** As it is: what guards other files would find a whole book too large. */
  async function archiveOf(context: ActionContext, { password, ...source }: Parameters<typeof read>[1]) {
    const file = taken.find(context, source)
    return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name, password }
  }

  const mappingOf = (mapping: MappingInput | undefined) => Mapping.parse(mapping ?? {})

  return {
    name: 'exchange',
    tables: [...tables, archivePart, exportLog, ...rememberedTables],
    works: {
      [IMPORT]: (work, place) =>
        bringsArchive(place.db, work)
          ? archiveWriter(parts.tables(), Number(work.source))
          : importWriter(preparations, work, place),
    },
    jobs: watching.jobs,
    procedures: bind('exchange', contract.exchange, {
      take: (context, { file }) => ({ taken: taken.take(context, file), name: file.name, size: file.size }),
      preview: async (context, { kind, mapping, ...source }) => {
        const whole = await archiveOf(context, source)
        if (kind === 'archive' || (kind === undefined && isBookArchive(whole.bytes)))
          return previewArchive(parts, whole)
        const file = await unwrapped(whole, source.password)
        const settings = { ...context.book().settings }
        return previewOf(file, {
          kind,
          asked: { mapping: mappingOf(mapping), settings, now: context.outside.clock.now() },
          recall: (of, headings) => recalled(context.book().db, of, headings),
        })
      },
      import: async (context, { kind, mapping, dryRun, ...source }) => {
        if (kind === 'archive') return importArchive(parts, context, { file: await archiveOf(context, source), dryRun })
        const file = await read(context, source)
        return importFile(preparations, context, { file, kind, mapping: mappingOf(mapping), dryRun })
      },
      export: (context, request) => exportFile(parts, context, request),
      exports: ({ book }) => takenOut(book().db),
      report: (context, { work }) => reportOfWork(context, work, preparations.names),
      imports: ({ book }) => pastImports(book().db),
      ...watchedProcedures(watching, ownFolder),
    }),
  }
}
