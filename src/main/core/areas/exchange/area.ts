// The exchange area: files of customers, sales and products into the book.
import { contract } from '../../../../shared/contract/index.ts'
import { Mapping, type MappingInput } from '../../../../shared/contract/exchange.ts'
import { type ActionContext, type Area, bind } from '../../area.ts'
import { IMPORT, importFile, importWriter, reportOfWork, type Preparations } from './import.ts'
import type { ImportFile } from './plan.ts'
import { previewOf } from './preview.ts'
import { tables } from './schema.ts'
import { takenFiles } from './taken-files.ts'

/** One for each core: it keeps files in hand, and plans between their making and their writing. */
export function exchange(): Area {
  const taken = takenFiles()
  const preparations: Preparations = new Map()

  async function read(context: ActionContext, source: Parameters<typeof taken.find>[1]): Promise<ImportFile> {
    const file = taken.find(context, source)
    return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }
  }

  const mappingOf = (mapping: MappingInput | undefined) => Mapping.parse(mapping ?? {})

  return {
    name: 'exchange',
    tables,
    works: { [IMPORT]: (work, place) => importWriter(preparations, work, place) },
    procedures: bind('exchange', contract.exchange, {
      take: (context, { file }) => ({ taken: taken.take(context, file), name: file.name, size: file.size }),
      preview: async (context, { kind, mapping, ...source }) => {
        const file = await read(context, source)
        const settings = { ...context.book().settings }
        return previewOf(file, kind, { mapping: mappingOf(mapping), settings, now: context.outside.clock.now() })
      },
      import: async (context, { kind, mapping, dryRun, ...source }) => {
        const file = await read(context, source)
        return importFile(preparations, context, { file, kind, mapping: mappingOf(mapping), dryRun })
      },
      report: ({ book }, { work }) => reportOfWork(book(), work),
    }),
  }
}
