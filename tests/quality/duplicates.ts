// How well people who stand twice are found, with everything as it is by default: files brought in through the importer and looked
// through as the program does it, and shops made up from a seed.
import { found, linkageOf, type Linkage } from '../support/linkage.ts'
import { startTestCore } from '../support/core.ts'
import { madeUpFirms, madeUpShop, type MadeUp } from '../support/made-up-people.ts'
import { linkageFiles, type LinkageFile } from './linkage-files.ts'

export interface LinkageResult extends Linkage {
  readonly name: string
  readonly note: string
}

const PASSWORD = 'nine loaves on a shelf'

/** The file through `exchange.import` and `duplicates.find`. */
async function brought(file: LinkageFile): Promise<LinkageResult> {
  const shop = startTestCore()
  try {
    const { api } = shop.window('quality')
    await api.book.create({ shop: 'Corner Bakery', owner: 'Robin', password: PASSWORD, country: file.country })
    await api.exchange.import({ file: new File([file.csv], 'people.csv', { type: 'text/csv' }), kind: file.kind })
    const { pairs } = await api.duplicates.find({})
    const rows = new Map<number, readonly number[]>()
    for (let from = 0; ; from += 500) {
      const page = await api.contacts.list({ from, limit: 500 })
      for (const { id } of page.rows) {
        // The importer joins rows that it knows for one person: their numbers stand below each other.
        const { note } = await api.contacts.get({ id })
        rows.set(
          id,
          [...(note ?? '').matchAll(/^row (\d+)$/gm)].map(([, row]) => Number(row)),
        )
      }
      if (page.rows.length < 500) break
    }
    const told = pairs.flatMap(({ a, b }) =>
      (rows.get(a) ?? []).flatMap((one) => (rows.get(b) ?? []).map((other) => ({ a: one, b: other }))),
    )
    const joined = [...rows.values()].flatMap((some) =>
      some.flatMap((one, at) => some.slice(at + 1).map((other) => ({ a: one, b: other }))),
    )
    const ids = file.truth.map((_, at) => at)
    const figure = linkageOf([...told, ...joined], ids, (row) => file.truth[row] ?? '')
    return { name: file.name, note: file.note, ...figure }
  } finally {
    await shop.dispose()
  }
}

function made(name: string, note: string, { records, truth }: MadeUp): LinkageResult {
  const ids = records.map(({ id }) => id)
  return { name, note, ...linkageOf(found(records).pairs, ids, (id) => truth[id - 1] ?? 0) }
}

/** One after the other; `data` may be empty: then only what is made up. */
export async function* linkageResults(data: string): AsyncGenerator<LinkageResult> {
  for (const file of data === '' ? [] : linkageFiles(data)) yield await brought(file)
  yield made(
    'Made-up shop',
    'three languages, families, moved houses',
    madeUpShop({ seed: 1, people: 1_500, twice: 0.08 }),
  )
  yield made(
    'Made-up shop',
    'names and telephones alone',
    madeUpShop({ seed: 2, people: 1_500, twice: 0.1, few: true }),
  )
  yield made('Made-up shop', 'nobody twice', madeUpShop({ seed: 3, people: 1_500, twice: 0 }))
  yield made('Made-up firms', 'branches, legal forms, neighbours', madeUpFirms({ seed: 4, people: 900, twice: 0.15 }))
}
