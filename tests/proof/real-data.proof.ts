// The whole of a real shop twice: what was taken back comes again as it came the first time.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startWithBook } from '../support/core.ts'

const DATA = process.env['REGULARS_TEST_DATA'] ?? ''

test.skipIf(DATA === '')('real data: Online Retail is taken back and all of it comes again', async () => {
  const core = await startWithBook()
  try {
    const { exchange, history, visits } = core.owner.api
    const bytes = gunzipSync(readFileSync(join(DATA, 'online-retail', 'online-retail.csv.gz')))
    const file = new File([bytes], 'online-retail.csv')
    const first = await exchange.import({ file, kind: 'sales' })
    await history.undo({ command: first.command ?? 0 })
    expect(await visits.list({})).toMatchObject({ count: 0, total: 0 })
    const again = await exchange.import({ file, kind: 'sales' })
    expect(again).toMatchObject({ rows: first.rows, created: first.created, skipped: 0, made: first.made })
  } finally {
    await core.dispose()
  }
})
