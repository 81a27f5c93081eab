// A process of its own that sends a mailing until it is killed, over the mail thread to a server that outlives it. Bundled before it is
// started.
import { writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { createCore } from '../../src/main/core/app.ts'
import { createLocalClient } from '../../src/main/core/rpc/local-client.ts'
import { createRpcHandler } from '../../src/main/core/rpc/router.ts'
import { smtpBeside } from '../../src/main/gateways/email/thread/smtp-beside.ts'
import { contract } from '../../src/shared/contract/index.ts'
import { CHEAP, PASSWORD } from './book-environment.ts'
import { mailing, mailingArea } from './mailing-area.ts'
import { testGateways } from './mail-sink.ts'
import { TEST_NOW, testOutside } from './outside.ts'

const [, , root, port, thread, seed] = process.argv as [string, string, string, string, string, string]
const began = performance.now()
const outside = {
  ...testOutside({ seed: Number(seed) }),
  clock: {
    // Past ten in the morning; a look into the outbox every tenth of a second.
    now: () => TEST_NOW + 2 * 3_600_000 + Math.floor(performance.now() - began),
    after(ms: number, run: () => void) {
      const timer = setTimeout(run, ms / 150)
      return () => {
        clearTimeout(timer)
      }
    },
  },
}

const gateway = smtpBeside({ entry: pathToFileURL(thread) }, outside)
// The account of the book is of the tests; where it leads is that server.
const there = { host: '127.0.0.1', port: Number(port), security: 'none', user: '', password: '' } as const

const core = createCore({
  folder: `${root}/book`,
  pcFolder: `${root}/pc`,
  workerUrl: null,
  program: '0.1.0',
  holder: { name: 'a child', host: 'test-pc', pid: process.pid },
  argon: CHEAP,
  place: () => ({ locale: 'en-GB', zone: 'Europe/London' }),
  demo: true,
  outside,
  gateways: testGateways({ ...gateway, connect: (account) => gateway.connect({ ...account, ...there }) }),
  more: { areas: [mailingArea().area], migrations: [] },
})
const served = { ...contract, mailing }
const handler = createRpcHandler(served, outside.log)
const { api } = createLocalClient<typeof served>({ handler, connection: core.connect(), log: outside.log })
await api.book.open({ password: PASSWORD })
writeSync(1, 'open\n')
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, 50))
  const { counts } = await api.sending.summary({})
  if ((counts.waiting ?? 0) + (counts.claimed ?? 0) + (counts.handed_over ?? 0) === 0) break
}
writeSync(1, 'done\n')
await core.close()
process.exit(0)
