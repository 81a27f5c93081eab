// Letters and cards through the contract: what stands on them, for whom, and when they count as sent.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { refusalOf } from '../../support/core.ts'
import { NOBODY, planOf, startShop } from '../campaigns/campaign-shop.ts'

let shop: Awaited<ReturnType<typeof startShop>>
beforeAll(async () => {
  shop = await startShop()
})
afterAll(() => shop.dispose())

const BATH = {
  label: 'home' as const,
  street: '1 Mill Lane',
  postcode: 'BA1 1AA',
  city: 'Bath',
  region: '',
  country: 'GB',
}
const BERLIN = { ...BATH, street: 'Lindenstraße 5', postcode: '10969', city: 'Berlin', country: 'DE' }
const WORDS = {
  subject: 'Happy birthday, {{ first_name }}!',
  subjectB: '',
  preview: '',
  body: '<p>Dear {{ first_name }},</p><p>this is the mail.</p>',
  button: { label: '', href: '' },
  letter: '<p>Dear {{ first_name }},</p><p>this is the letter of <strong>{{ shop }}</strong>.</p>',
  script: '',
}
const LETTERS = { channels: ['post' as const], words: WORDS }

/** Somebody who agreed to letters, or did not. */
async function person(given: string, address: typeof BATH | null, agreed = true): Promise<number> {
  const { id } = await shop.api.contacts.create({ given, ...(address && { addresses: [address] }) })
  if (agreed) await shop.api.consent.give({ contactId: id, channels: ['post'], how: 'at the counter', words: 'Yes' })
  return id
}

async function started(people: readonly number[], more: Parameters<typeof planOf>[0] = {}): Promise<number> {
  const plan = planOf({ ...LETTERS, ...more, audience: { ...NOBODY, people: [...people] } })
  const { id } = await shop.api.campaigns.create(plan)
  await shop.api.campaigns.start({ id })
  await vi.waitFor(async () => expect((await shop.api.campaigns.get({ id })).state).toBe('running'))
  return id
}

/** What a reader of the paper reads, letter by letter. */
const read = (html: string): readonly string[] =>
  (html.split('<body>')[1] ?? '')
    .split('<section ')
    .slice(1)
    .map((page) =>
      page
        .slice(page.indexOf('>') + 1)
        .replaceAll(/<svg.*?<\/svg>/gs, ' [code] ')
        .replaceAll(/<[^>]*>/g, ' | ')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&#39;', "'")
        .replaceAll(/[\u2066-\u2069]/g, '')
        .replaceAll(/(\s*\|\s*)+/g, ' | ')
        .trim(),
    )

test('a campaign becomes one letter for each, by postcode, with the address in the window and the words of the letter', async () => {
  await shop.api.sending.changeRules({ postalAddress: '2 Market Square\nBath BA1 1AA' })
  const [ada, otto, gone] = [await person('Ada <b>', BATH), await person('Otto', BERLIN), await person('Gone', BATH)]
  const id = await started([otto, ada, gone])
  await shop.api.consent.withdraw({ contactId: gone, channels: ['post'] })
  const { file, ...printed } = await shop.api.paper.letters({ campaignId: id })
  const html = await file.text()
  expect(read(html)).toEqual(
    [
      ['Ada <b>', '1 Mill Lane | Bath BA1 1AA'],
      ['Otto', 'Lindenstraße 5 | 10969 Berlin | GERMANY'],
    ].map(
      ([name = '', place = '']) =>
        `| Corner Bakery | 2 Market Square | Bath BA1 1AA | 10 March 2026 | ${name} | ${place} | Happy birthday, ${name}! | Dear ${name}, | this is the letter of | Corner Bakery | . | You would rather get no letters from us? A word is enough, and we stop. |`,
    ),
  )
  expect(html).not.toMatch(/<script|style="|src="http/)
  expect(printed).toMatchObject({ pages: 2, people: 2, pieces: 2, total: 3 })
  expect(printed.left).toEqual([{ id: gone, name: 'Gone', reason: 'withdrawn' }])
  expect(await shop.api.paper.pile({ campaignId: id })).toMatchObject({ due: 3, gone: 0 })

  // In the post: what was printed has gone, and whoever took their yes back meanwhile is named.
  const posted = await shop.api.paper.posted({ campaignId: id, sends: printed.sends })
  expect(posted).toEqual({ people: 2, left: [], command: expect.any(Number) as number })
  expect((await shop.sends(id)).map(({ contact, state }) => [contact?.name, state]).sort()).toEqual([
    ['Ada <b>', 'sent'],
    ['Gone', 'waiting'],
    ['Otto', 'sent'],
  ])
  expect(await shop.api.paper.posted({ campaignId: id })).toEqual({
    people: 0,
    left: [{ id: gone, name: 'Gone', reason: 'withdrawn' }],
    command: expect.any(Number) as number,
  })
  expect(await shop.api.paper.pile({ campaignId: id })).toEqual({ days: [], due: 0, gone: 2 })
  // Nothing is printed twice by itself, and again where that is wanted.
  expect(await shop.api.paper.letters({ campaignId: id })).toMatchObject({ pieces: 0, total: 0 })
  expect(await shop.api.paper.letters({ campaignId: id, again: true })).toMatchObject({ pieces: 2 })
  expect(await shop.api.paper.labels({ campaignId: id, again: true, sheet: 'L7160' })).toMatchObject({ pieces: 2 })
})

test('letters that were said to be in the post wait again when that is taken back', async () => {
  const id = await started([await person('Nora', BATH), await person('Omar', BATH)])
  const { sends } = await shop.api.paper.letters({ campaignId: id })
  const { command } = await shop.api.paper.posted({ campaignId: id, sends })
  expect(await shop.api.paper.pile({ campaignId: id })).toMatchObject({ due: 0, gone: 2 })
  const [undone] = (await shop.api.history.list({ limit: 1 })).rows
  expect(undone?.kind).toBe('paper.posted')
  await shop.api.history.undo({ command: command ?? 0 })
  expect(await shop.api.paper.pile({ campaignId: id })).toMatchObject({ due: 2, gone: 0 })
  expect(await shop.api.paper.posted({ campaignId: id })).toMatchObject({ people: 2 })
})

test('a letter to people by hand is told to each as it was written for them', async () => {
  const pia = await person('Pia', BATH)
  const { contacts } = await shop.api.paper.letters({ contactIds: [pia], words: WORDS })
  expect(contacts).toEqual([pia])
  await shop.api.paper.byHand({ contactIds: contacts, words: WORDS })
  const { rows } = await shop.api.contacts.timeline({ contactId: pia, kinds: ['message-sent'] })
  expect(rows).toMatchObject([{ title: 'Happy birthday, Pia!', values: { channel: 'post', state: 'sent' } }])
  const said = await shop.api.sending.words({ id: rows[0]?.id ?? 0 })
  expect(said?.text).toContain('this is the letter of Corner Bakery')
})

test('a letter carries the coupon of its reader, and is not written where a placeholder has nothing to say', async () => {
  const [ida, jo] = [await person('Ida', BATH), await person('Jo', BATH)]
  const coupon = { kind: 'personal', what: 'A cake', goodFor: 14, cost: 100 } as const
  const id = await started([ida], { coupon })
  const { file } = await shop.api.paper.letters({ campaignId: id })
  const [letter = ''] = read(await file.text())
  expect(letter).toMatch(/A cake \| \[code\] \| [2-9A-Z -]+ \| Good until 24 March 2026\./)
  const [, code = ''] = /\[code\] \| ([2-9A-Z -]+) \|/.exec(letter) ?? []
  expect(await shop.api.campaigns.code({ code })).toMatchObject({
    contact: { id: ida },
    what: 'A cake',
    channel: 'post',
  })

  const words = { ...WORDS, letter: '<p>Your day is {{ birthday }}.</p>' }
  expect(await shop.api.paper.letters({ contactIds: [jo], words })).toMatchObject({
    pieces: 0,
    left: [{ id: jo, name: 'Jo', reason: 'missing' }],
  })
})

test('people by hand are written to with words of their own, and what sells goes to nobody under another name', async () => {
  const [kim, lou] = [await person('Kim', BATH), await person('Lou', BATH, false)]
  const contactIds = [kim, lou]
  expect(await shop.api.paper.letters({ contactIds, words: WORDS })).toMatchObject({
    pieces: 1,
    left: [{ id: lou, name: 'Lou', reason: 'unknown' }],
  })
  const service = { contactIds, class: 'service' as const }
  expect(await shop.api.paper.letters({ ...service, words: WORDS })).toMatchObject({ pieces: 2, left: [] })
  const sells = { ...WORDS, letter: '<p>Only today: 20% off everything!</p>' }
  const issue = async (call: Promise<unknown>) =>
    ((await refusalOf(call)).data as { issues?: readonly { path: string; rule: string }[] }).issues?.[0]
  expect(await issue(shop.api.paper.letters({ ...service, words: sells }))).toEqual({ path: 'words', rule: 'selling' })
  expect(await issue(shop.api.paper.letters({ contactIds }))).toEqual({ path: 'words', rule: 'required' })
  expect(
    await issue(shop.api.paper.letters({ contactIds, words: { ...WORDS, letter: '<p>{{ first_name</p>' } })),
  ).toMatchObject({ path: expect.stringContaining('letter') as string })
  const { id } = await shop.api.campaigns.create(planOf(LETTERS))
  expect(await issue(shop.api.paper.letters({ campaignId: id }))).toEqual({ path: 'campaignId', rule: 'not_started' })
})

test('a card has few words in front, the rest inside, and the shop in small on its back', async () => {
  const mia = await person('Mia', BATH)
  const { file, pages, pieces } = await shop.api.paper.cards({ contactIds: [mia], words: WORDS, size: 'a6' })
  const html = await file.text()
  expect({ pages, pieces }).toEqual({ pages: 2, pieces: 1 })
  expect(read(html)).toEqual([
    '| Corner Bakery | Happy birthday, Mia! |',
    '| Dear Mia, | this is the letter of | Corner Bakery | . |',
  ])
  expect(html).toContain('size: 210mm 148mm')
})

test('the words of a card are set as large as they stand whole; who would read a cut one is named, and gets none', async () => {
  const lea = await person('Lea', BATH)
  const cards = (paragraphs: number) => {
    const letter = `<p>${'Come by for a bun, {{ first_name }}. '.repeat(4)}</p>`.repeat(paragraphs)
    return shop.api.paper.cards({ contactIds: [lea], words: { ...WORDS, letter }, size: 'a6' })
  }
  const sizeOf = async ({ file }: { readonly file: File }) =>
    Number(/class="inner big(\d+)"/.exec(await file.text())?.[1]) / 10
  expect(await sizeOf(await cards(1))).toBe(12)
  const middle = await sizeOf(await cards(7))
  expect(middle).toBeLessThan(12)
  expect(middle).toBeGreaterThanOrEqual(8)
  const long = await cards(30)
  expect([long.pieces, long.left]).toEqual([0, [{ id: lea, name: 'Lea', reason: 'too_long' }]])
})
