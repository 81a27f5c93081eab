// A shop with customers who agreed to mail, an account, and a server that takes everything unless told otherwise.
import type { EmailAccount } from '../../../src/shared/contract/email.ts'
import { contract } from '../../../src/shared/contract/index.ts'
import { temporaryFolder } from '../../support/book.ts'
import { giveBook, startTestCore, type TestCore, type TestWindow } from '../../support/core.ts'
import { mailSink, testGateways, type MailSink } from '../../support/mail-sink.ts'
import { mailing, mailingArea, type Mailing } from '../../support/mailing-area.ts'
import { TEST_NOW, testOutside } from '../../support/outside.ts'

const served = { ...contract, mailing }
type Served = typeof served
export type Api = TestWindow<Served>['api']

/** From the opening to the first look into the outbox, and from one to the next. */
export const TICK = 15_000
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export const ACCOUNT: EmailAccount = {
  preset: null,
  host: 'mail.bakery.test',
  port: 465,
  security: 'tls',
  user: 'shop@bakery.test',
  fromName: 'Corner Bakery',
  fromAddress: 'shop@bakery.test',
  replyTo: null,
  perHour: null,
  perDay: null,
  connections: 2,
  oneClickUrl: null,
}

export interface OutboxShop {
  readonly api: Api
  readonly sink: MailSink
  readonly mailing: Mailing
  readonly started: TestCore<Served>
  /** One look into the outbox, to its end. */
  tick(): Promise<void>
  /** Somebody who said yes to mail, unless told otherwise. */
  person(
    given: string,
    more?: {
      readonly agrees?: boolean
      readonly email?: string | null
      readonly address?: { readonly country: string; readonly region: string; readonly postcode: string }
    },
  ): Promise<number>
  /** How many messages stand how. */
  states(): Promise<Readonly<Record<string, number>>>
  dispose(): Promise<void>
}

interface Beside {
  /** Called whenever anybody looks at the clock, with the folder of all. */
  readonly onLook?: (root: string) => void
}

export async function outboxShop(account: Partial<EmailAccount> = {}, beside: Beside = {}): Promise<OutboxShop> {
  const shop = reopened(temporaryFolder(), beside)
  const { api } = shop
  await giveBook(shop.started, { api }, madeWith(shop.mailing))
  await api.settings.save({ lockAfter: 0 })
  await api.email.save({ account: { ...ACCOUNT, ...account }, password: 'secret' })
  return shop
}

/** What its book depends on. No backups are made of it. */
const madeWith = ({ area }: Pick<OutboxShop['mailing'], 'area'>) => ({
  more: { areas: [area], migrations: [] },
  demo: true,
})

/** Over a folder that may hold a book; nobody has signed in yet. */
export function reopened(root: string, { onLook }: Beside = {}): OutboxShop {
  const sink = mailSink()
  const parts = mailingArea()
  // Ten in the morning: the shop's hours of sending have begun.
  const outside = testOutside({ now: TEST_NOW + 2 * HOUR })
  const { clock } = outside
  const now = () => {
    onLook?.(root)
    return clock.now()
  }
  const started = startTestCore<Served>(
    {
      root,
      gateways: testGateways(sink),
      outside: { ...outside, clock: { ...clock, now } },
      ...madeWith(parts),
    },
    served,
  )
  return shopOf({ api: started.window('counter').api, started, sink, mailing: parts })
}

function shopOf({
  api,
  started,
  sink,
  mailing: parts,
}: Pick<OutboxShop, 'api' | 'started' | 'sink' | 'mailing'>): OutboxShop {
  return {
    api,
    sink,
    mailing: parts,
    started,
    async tick() {
      started.outside.clock.turn(TICK)
      await started.core.jobsEnd()
    },
    async person(given, { agrees = true, email = `${given.toLowerCase()}@example.org`, address } = {}) {
      const { id } = await api.contacts.create({
        given,
        emails: email === null ? [] : [{ label: 'home', address: email }],
        ...(address !== undefined && { addresses: [{ label: 'home', street: '1 Main St', city: 'Town', ...address }] }),
      })
      if (agrees)
        await api.consent.give({ contactId: id, channels: ['email'], how: 'At the counter', words: 'Yes, please' })
      return id
    },
    async states() {
      const rows = await api.mailing.rows({})
      return Object.fromEntries(
        [...Map.groupBy(rows, ({ state }) => state)].map(([state, some]) => [state, some.length]),
      )
    },
    dispose: () => started.dispose(),
  }
}
