// A month of the sample shop in the running program, against a real Postfix: written, started, looked at and answered by clicking, the clock
// turned day by day, the PC off on two Sundays, and the program cut off at random while it sends.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type App, type House } from '../../support/e2e-app.ts'
import { makeCertificates } from '../../support/certificates.ts'
import { keyboard } from '../../support/e2e-hands.ts'
import {
  feedAnswer,
  honourCoupon,
  openMessage,
  setUpAccount,
  startMessage,
  stopMessage,
  toPage,
  writeMessage,
  writePostalAddress,
} from '../../support/e2e-mail.ts'
import { heading, openBook, say, SHOP } from '../../support/e2e-steps.ts'
import { seededRandom } from '../../support/outside.ts'
import { startPostfix, type Postfix } from '../../servers/postfix.ts'

/** A Sunday. On the second Sunday the clocks change; on the third and the fourth the PC is off. */
const FIRST = Date.UTC(2026, 2, 1) / 86_400_000
const DAYS = 31
const OFF = [14, 21]
const SUMMER_TIME = 7

/** UTC epoch ms at which the shop's clock shows this on so many days after the first. */
const at = (day: number, hour: number, minute = 0): number =>
  Date.UTC(2026, 2, 1 + day, hour + (day < SUMMER_TIME ? 5 : 4), minute)

test.use({ begins: 'sample shop', world: { now: at(0, 8), zone: 'America/New_York' } })
test.setTimeout(1_200_000)
test.use({ actionTimeout: 60_000 })

const SEED = Number(process.env['REGULARS_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

interface Person {
  readonly id: number
  readonly name: string
  readonly email: string
}

interface Due extends Person {
  /** Days after the first */
  readonly day: number
}

/** Whose birthday comes in the month and who said yes to mail, read from the book by the command line. */
async function whoIsDue(house: House): Promise<{ readonly due: readonly Due[]; readonly yes: readonly Person[] }> {
  const ask = async <T>(procedure: string, input: unknown) =>
    (await house.call(procedure, input, SHOP.password)).answer as T
  const { rows: yes } = await ask<{ rows: readonly Person[] }>('contacts.list', {
    filter: { has: ['email'], consent: { channel: 'email', state: 'given' } },
    limit: 500,
  })
  const born = async () =>
    ask<readonly { readonly contact: { readonly id: number }; readonly day: number }[]>('campaigns.occasions', {
      from: FIRST,
      to: FIRST + DAYS - 1,
      kinds: ['birthday'],
    })
  const known = new Set((await born()).map(({ contact }) => contact.id))
  const sunday = yes.find(({ id }) => !known.has(id))
  await ask('contacts.save', {
    id: sunday?.id,
    patch: { occasions: [{ kind: 'birthday', label: '', date: '1980-03-15' }] },
  })
  const due = (await born()).flatMap(({ contact, day }) => {
    const person = yes.find(({ id }) => id === contact.id)
    return person === undefined ? [] : [{ ...person, day: day - FIRST }]
  })
  return { due, yes }
}

interface Mail {
  readonly to: string
  readonly day: number
  readonly text: string
}

/** As people read it: folded lines joined, encoded words (RFC 2047) decoded. */
function subjectOf(mail: string): string {
  const head = mail.slice(0, mail.search(/\r?\n\r?\n/)).replaceAll(/\r?\n[ \t]/g, ' ')
  const subject = /^Subject: (.*)$/im.exec(head)?.[1] ?? ''
  return subject
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : decodeURIComponent(
            text
              .replaceAll('%', '=25')
              .replaceAll('_', ' ')
              .replaceAll(/=([0-9A-F]{2})/gi, '%$1'),
          ),
    )
}

function mails(postfix: Postfix, subject: RegExp): readonly Mail[] {
  return postfix
    .delivered()
    .filter((mail) => subject.test(subjectOf(mail)))
    .map((mail) => ({
      to: /^X-Original-To: (.*)$/im.exec(mail)?.[1] ?? '',
      day: Math.floor((Date.parse(/^Date: (.*)$/im.exec(mail)?.[1] ?? '') - at(0, 0)) / 86_400_000),
      text: mail.replaceAll(/=\r?\n/g, ''),
    }))
}

/** The numbers of the page of results, by their words. */
async function figures(app: App): Promise<Readonly<Record<string, string>>> {
  const all = app.page().getByRole('region', { name: say(app, 'results.figures') })
  await expect(all).toBeVisible()
  const pairs = await all
    .locator('dl > div')
    .evaluateAll((divs) =>
      divs.map((div) => [div.querySelector('dt')?.textContent ?? '', div.querySelector('dd')?.textContent ?? '']),
    )
  return Object.fromEntries(pairs) as Record<string, string>
}

async function openResults(app: App, name: string): Promise<void> {
  await openMessage(app, name)
  await app
    .page()
    .getByRole('link', { name: say(app, 'messages.results') })
    .click()
}

/** Everybody whose message is only perhaps there, in the outbox. */
async function decide(app: App, arrived: (name: string) => boolean): Promise<number> {
  await toPage(app, '/messages/outbox')
  await expect(heading(app, 'outbox.opt-outs')).toBeVisible()
  // Both lists are asked for together, this one last.
  const others = app.page().getByRole('region', { name: say(app, 'outbox.title') })
  await expect(
    others
      .getByRole('row')
      .or(others.getByText(say(app, 'outbox.none.waiting')))
      .first(),
  ).toBeVisible()
  const rows = app
    .page()
    .getByRole('list', { name: say(app, 'outbox.uncertain') })
    .getByRole('listitem')
  const count = await rows.count()
  for (let left = count; left > 0; left -= 1) {
    const name = (await rows.first().getByRole('link').textContent()) ?? ''
    await expect(rows.first().getByRole('button')).toHaveCount(2)
    const yes = arrived(name)
    await app
      .page()
      .getByRole('button', {
        name: say(app, yes ? 'outbox.uncertain.yes-of' : 'outbox.uncertain.no-of', { name }),
        exact: true,
      })
      .click()
    await expect(rows).toHaveCount(left - 1)
  }
  return count
}

test('a birthday greeting, a promotion with a hold-out, a refusal, a no and a coupon, and cut off at random', async ({
  app,
  house,
}) => {
  console.log(`seed ${String(SEED)}`)
  const random = seededRandom(SEED)
  const between = (low: number, high: number) => low + Math.floor(random.fraction() * (high - low))
  const folder = mkdtempSync(join(tmpdir(), 'regulars-certificates-'))
  chmodSync(folder, 0o755)
  const certificates = makeCertificates(folder)
  const turn = async (day: number, hour: number, minute = 1) => {
    await app.turnTo(at(day, hour, minute))
    await app.turnTo(at(day, hour, minute) + 15_000)
  }
  const reopen = async () => {
    await app.restart()
    await openBook(app, keyboard(app.page))
  }
  await app.stop()
  const { due, yes } = await whoIsDue(house)
  const onDay = (day: number) => due.filter((one) => one.day === day)
  const [refused] = onDay(4)
  const [says] = onDay(8)
  const [redeems] = onDay(12)
  if (refused === undefined || says === undefined || redeems === undefined)
    throw new Error('their birthdays are elsewhere')
  const postfix = await startPostfix(
    { [refused.email]: '550 5.1.1 no such user here' },
    { everybody: true, certificate: certificates },
  )
  const greetings = () => mails(postfix, /^Happy birthday/)
  const promotions = () => mails(postfix, /^We have not seen you for a while/)
  /** Cut off while it sends, somewhere in the next two seconds; started again, and unlocked. */
  const cutOff = async () => {
    const after = between(200, 2_000)
    await new Promise((resolve) => setTimeout(resolve, after))
    await app.cutOff()
    const gone = postfix.delivered().length
    console.log(`cut off after ${String(after)} ms, when ${String(gone)} had arrived`)
    await reopen()
  }
  const name = 'Birthday bun'
  const promotion = 'Come back'
  let promoted = ''
  let uncertain = 0
  try {
    await reopen()
    await setUpAccount(app, house, { port: postfix.port, certificates })
    await writePostalAddress(app, 'Rosa’s Bakery, 12 Elm Street, Boston, MA 02116')
    expect(await decide(app, () => true)).toBe(2)
    await stopMessage(app, 'Birthday greeting')
    await writeMessage(app, {
      template: 'birthday',
      name,
      segment: null,
      holdOut: 0,
      coupon: { what: 'A bun on the house', cost: '1.10' },
      cost: '0',
    })
    const week = due.filter(({ day }) => day < 7).length
    expect(await startMessage(app)).toBe(say(app, 'messages.start.yearly', { count: week }))
    await app.picture('started')

    const expected: string[] = []
    for (let day = 0; day < DAYS; day += 1) {
      if (OFF.includes(day)) {
        await app.stop()
        continue
      }
      const off = OFF.includes(day - 1)
      if (off) {
        await app.turnTo(at(day, 8))
        await reopen()
      }
      if (day === 25) await postfix.dawdle(1)
      for (const hour of [8, 9]) await turn(day, hour)
      if (day === 25) {
        await cutOff()
        await postfix.dawdle(0)
        for (const minute of [10, 25]) await turn(day, 9, minute)
        uncertain += await decide(app, (who) =>
          greetings().some(({ to }) => to === yes.find((one) => one.name === who)?.email),
        )
      }
      for (const hour of [12, 17]) await turn(day, hour)
      const today = [...onDay(day), ...(off ? onDay(day - 1) : [])].filter((one) => one !== refused)
      expected.push(...today.map(({ email }) => `${String(day)} ${email}`))
      await expect
        .poll(
          () =>
            greetings()
              .map((one) => `${String(one.day)} ${one.to}`)
              .toSorted(),
          { message: `greetings until day ${String(day)}` },
        )
        .toEqual(expected.toSorted())

      if (day === 8) {
        const answer = await feedAnswer(
          app,
          noOf(
            greetings().find(({ to }) => to === says.email),
            at(day, 17),
          ),
        )
        await expect(answer).toContainText(says.name)
        await expect(answer).toContainText(say(app, 'email.fed.stop'))
        await app.picture('no')
      }
      if (day === 13) {
        const code =
          /Your code: ([A-Z0-9-]+)/.exec(greetings().find(({ to }) => to === redeems.email)?.text ?? '')?.[1] ?? ''
        await honourCoupon(app, { code, name: redeems.name, item: '12.40' })
        await app.picture('coupon')
      }
      if (day === 18) {
        await postfix.dawdle(1)
        await writeMessage(app, {
          template: 'we-miss-you',
          name: promotion,
          segment: 'Regulars who are slipping',
          holdOut: 20,
          coupon: { what: 'A small loaf', cost: '1.80' },
          cost: '20',
        })
        await app.picture('promotion')
        promoted = await startMessage(app)
        await turn(day, 17, 10)
        await cutOff()
        await turn(day, 17, 20)
        await cutOff()
        await turn(day, 17, 30)
        await postfix.dawdle(0)
        await turn(day, 17, 45)
        await openMessage(app, promotion)
        const goes = app.page().getByRole('region', { name: say(app, 'messages.running') })
        const people = Number(/[0-9]+/.exec(promoted)?.[0])
        await expect
          .poll(async () => {
            const text = (await goes.textContent()) ?? ''
            return Number(/(\d+) gone/.exec(text)?.[1] ?? 0) + Number(/(\d+) perhaps/.exec(text)?.[1] ?? 0)
          })
          .toBe(people)
        uncertain += await decide(app, (who) =>
          promotions().some(({ to }) => to === yes.find((one) => one.name === who)?.email),
        )
        await app.picture('outbox')
      }
    }
    // What the program counts is what the mail server has: nobody twice, nobody left out.
    const arrived = promotions().map(({ to }) => to)
    expect(new Set(arrived).size).toBe(arrived.length)
    console.log(`${promoted}; ${String(arrived.length)} arrived, ${String(uncertain)} had to be looked after`)
    await openResults(app, name)
    const greeted = await figures(app)
    await app.picture('results')
    expect.soft(greeted).toMatchObject({
      [say(app, 'results.figure.got')]: String(greetings().length),
      [say(app, 'results.figure.unreached')]: '1',
      [say(app, 'results.figure.redeemed')]: '1',
      [say(app, 'results.figure.bought')]: '1',
      [say(app, 'results.figure.quiet')]: String(greetings().length - 1),
      [say(app, 'results.figure.revenue')]: '$12.40',
      [say(app, 'results.figure.stopped')]: '1',
    })
    await openResults(app, promotion)
    const told = await figures(app)
    await app.picture('results-promotion')
    expect.soft(told).toMatchObject({
      [say(app, 'results.figure.got')]: String(arrived.length),
      [say(app, 'results.figure.bought')]: '0',
      [say(app, 'results.figure.revenue')]: '$0.00',
    })
    const sent = Number(/[0-9]+/.exec(promoted)?.[0])
    expect.soft(arrived.length + Number(told[say(app, 'results.figure.unreached')])).toBe(sent)
    expect.soft(Number(told[say(app, 'results.figure.held')])).toBeGreaterThan(0)
    await expect.soft(app.page().getByText(/^Too few to tell/)).toBeVisible()
  } finally {
    await postfix.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** What a mail program sends when somebody uses the way out that stands in a message. */
function noOf(mail: Mail | undefined, now: number): string {
  const [, to = '', subject = ''] =
    /List-Unsubscribe:\s*<mailto:([^?>]+)\?subject=([^>]+)>/is.exec((mail?.text ?? '').replaceAll(/\r?\n[ \t]/g, '')) ??
    []
  const lines = [
    `From: ${mail?.to ?? ''}`,
    `To: ${to}`,
    `Subject: ${decodeURIComponent(subject)}`,
    'Message-ID: <stop@home.test>',
    `Date: ${new Date(now).toUTCString()}`,
  ]
  return `${lines.join('\r\n')}\r\n\r\n\r\n`
}
