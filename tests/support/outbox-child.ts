// A process of its own that sends a mailing until it is killed. Whatever its mail server took stands in a file before the answer is given,
// so that it is known even where the program was cut off. Bundled before it is started.
import { openSync, writeSync } from 'node:fs'
import { createCore } from '../../src/main/core/app.ts'
import type { MailGateway } from '../../src/main/core/gateways.ts'
import { createLocalClient } from '../../src/main/core/rpc/local-client.ts'
import { createRpcHandler } from '../../src/main/core/rpc/router.ts'
import { contract } from '../../src/shared/contract/index.ts'
import { CHEAP, PASSWORD } from './book-environment.ts'
import { mailing, mailingArea } from './mailing-area.ts'
import { testGateways } from './mail-sink.ts'
import { seededRandom, TEST_NOW, testOutside } from './outside.ts'

const [, , root, taken, seed] = process.argv as [string, string, string, string, string]
const random = seededRandom(Number(seed))
const log = openSync(taken, 'a')
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

/** A while on the wire. */
async function some(): Promise<void> {
  for (let turns = Math.floor(random.fraction() * 4); turns > 0; turns -= 1) {
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const mail: MailGateway = {
  connect: () => ({
    async send({ to }, leaving) {
      await some()
      await leaving()
      await some()
      writeSync(log, `${to.address}\n`)
      await some()
      return { outcome: 'sent', code: '2.0.0', text: '250 taken' }
    },
    close: () => undefined,
  }),
  try: () => Promise.resolve([]),
}

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
  gateways: testGateways(mail),
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
