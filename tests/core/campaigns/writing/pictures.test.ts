// The logo of the shop and pictures in texts, through the contract: what is taken and what is refused, how they stand in a mail that leaves,
// in a preview and on paper, in an archive, and when they are gone.
import { readdirSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf } from '../../../support/core.ts'
import { mailSink, testGateways } from '../../../support/mail-sink.ts'
import { checkOf, DAY, NOBODY, planOf, started, startShop } from '../campaign-shop.ts'
import { wordsOf } from './words.ts'

const sink = mailSink()
let shop: Awaited<ReturnType<typeof startShop>>
let ana: number
beforeAll(async () => {
  shop = await startShop({ gateways: testGateways(sink) })
  ana = await shop.agreed('Ana', {
    addresses: [{ label: 'home', street: '1 Mill Lane', postcode: 'BA1 1AA', city: 'Bath', region: '', country: 'GB' }],
  })
})
afterAll(() => shop.dispose())

const dice = (at: number) => (Math.imul(at, 2_654_435_761) >>> 13) & 255
const noise = (width: number, height: number) =>
  Buffer.from(Array.from({ length: width * height * 4 }, (_, at) => dice(at)))

function png(width: number, height: number, data = Buffer.alloc(width * height * 4, 200)) {
  const picture = new PNG({ width, height })
  picture.data = data
  return new Uint8Array(PNG.sync.write(picture))
}

const jpg = (width: number, height: number) =>
  new Uint8Array(jpeg.encode({ width, height, data: noise(width, height) }, 80).data)

const file = (bytes: Uint8Array | string, name = 'bun.png') =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type: 'image/png' })

const add = async (bytes: Uint8Array) => (await shop.api.documents.addPicture({ file: file(bytes) })).id
const shown = (id: number, alt = 'Our bun') => `<p><img src="cid:picture-${String(id)}.regulars" alt="${alt}"></p>`
const plan = (words: Parameters<typeof wordsOf>[0], more: Parameters<typeof planOf>[0] = {}) =>
  planOf({ audience: { ...NOBODY, people: [ana] }, words: wordsOf(words), ...more })
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

test('what is no whole PNG or JPEG is refused, whatever it is called, and nothing is kept of it', async () => {
  const { api } = shop
  const [good, photo] = [png(20, 20, noise(20, 20)), jpg(64, 64)]
  const broken = new Uint8Array(good)
  broken[60] = (broken[60] ?? 0) ^ 255
  const refused = {
    svg: '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    html: '<!doctype html><p>Hello',
    empty: '',
    gif: new Uint8Array([...Buffer.from('GIF89a'), ...new Uint8Array(40).fill(1)]),
    'half a PNG': good.subarray(0, 80),
    'a damaged PNG': broken,
    'half a JPEG': photo.subarray(0, Math.floor(photo.length / 2)),
    'the beginning of a JPEG': new Uint8Array([0xff, 0xd8, 0xff, ...new Uint8Array(40)]),
  }
  const before = readdirSync(shop.folder).includes('files') ? readdirSync(join(shop.folder, 'files')) : []
  for (const [what, bytes] of Object.entries(refused)) {
    for (const keep of [api.documents.addPicture, api.documents.setLogo]) {
      expect([what, await refusalOf(keep({ file: file(bytes) }))]).toEqual([
        what,
        { code: 'BAD_INPUT', data: { issues: [{ path: 'file', rule: 'not_a_picture' }] } },
      ])
    }
  }
  expect(await refusalOf(api.documents.addPicture({ file: file(png(1_201, 10)) }))).toMatchObject({
    data: { issues: [{ path: 'file', rule: 'too_many_pixels' }] },
  })
  expect(await refusalOf(api.documents.setLogo({ file: file(png(10, 601)) }))).toMatchObject({
    data: { issues: [{ rule: 'too_many_pixels' }] },
  })
  expect(await refusalOf(api.documents.addPicture({ file: file(new Uint8Array(400_001)) }))).toEqual({
    code: 'TOO_LARGE',
    data: { limit: 400_000 },
  })
  expect(readdirSync(shop.folder).includes('files') ? readdirSync(join(shop.folder, 'files')) : []).toEqual(before)
  expect(await api.documents.logo({})).toEqual({ logo: null })
})

test('a mail leaves with logo and pictures inside, each once, and nothing is fetched', async () => {
  const { api } = shop
  const [logo, bun] = [png(480, 120), jpg(1_000, 40)]
  await api.documents.setLogo({ file: file(logo, 'Rosa’s logo.png') })
  const id = await add(bun)
  const words = { body: `<p>Hello {{ first_name }}</p>${shown(id, 'A &quot;bun&quot;')}${shown(id)}` }
  const { id: campaign } = await api.campaigns.create(plan(words))
  const { checks } = await api.campaigns.preflight({ id: campaign })
  expect(checks.find(({ check }) => check === 'size')).toMatchObject({ state: 'good' })
  await started(api, campaign)
  shop.outside.clock.turn(60_000)
  await shop.core.jobsEnd()
  const [mail] = sink.arrived
  expect(mail?.images.map(({ cid, type, bytes }) => [cid, type, base64(bytes)])).toEqual([
    ['logo.regulars', 'image/png', base64(logo)],
    [`picture-${String(id)}.regulars`, 'image/jpeg', base64(bun)],
  ])
  const html = mail?.html ?? ''
  // Half of its pixels, for screens that have two for one.
  expect(html).toMatch(/<img\s+alt="Corner Bakery" src="cid:logo\.regulars"[^>]* width="240"/)
  expect(html).toContain(`src="cid:picture-${String(id)}.regulars" alt="A &quot;bun&quot;" width="500"`)
  expect(html.match(/<img\s/g)).toHaveLength(3)
  expect(html).not.toMatch(/<img[^>]* src="(?!cid:)/)
  expect(mail?.text).toContain('Hello Ana')
  expect(sink.arrived).toHaveLength(1)
})

test('the preview shows them in the page itself, a letter each once however many letters there are', async () => {
  const { api } = shop
  const logo = png(300, 100)
  const bun = png(90, 30, noise(90, 30))
  await api.documents.setLogo({ file: file(logo) })
  const id = await add(bun)
  const ben = await shop.agreed('Ben', {
    addresses: [{ label: 'home', street: '2 Mill Lane', postcode: 'BA1 1AA', city: 'Bath', region: '', country: 'GB' }],
  })
  const words = wordsOf({ body: shown(id), letter: `<p>Dear {{ first_name }}</p>${shown(id)}` })
  const asked = { plan: planOf({ words }), contactId: ana } as const
  const mail = await api.campaigns.preview({ ...asked, channel: 'email' })
  expect(mail.html).toContain(`src="data:image/png;base64,${base64(bun)}"`)
  expect(mail.html).toContain(`src="data:image/png;base64,${base64(logo)}"`)
  expect(mail.html).not.toContain('cid:')
  expect((await api.campaigns.preview({ ...asked, channel: 'post' })).html).toContain(`base64,${base64(bun)}`)
  for (const made of [
    await api.paper.letters({ contactIds: [ana, ben], words }),
    await api.paper.cards({ contactIds: [ana, ben], words }),
  ]) {
    const html = await made.file.text()
    expect(html.split(base64(bun))).toHaveLength(2)
    expect(html.split(base64(logo))).toHaveLength(2)
    expect(html.split('class="logo-regulars"')).toHaveLength(3)
    expect(html).not.toContain('cid:')
  }
})

test('the logo is exchanged, taken away and given back by undo, and lies encrypted on the disk', async () => {
  const { api } = shop
  const [one, two] = [png(30, 10), png(40, 10)]
  await api.documents.setLogo({ file: file(one) })
  const { command } = await api.documents.setLogo({ file: file(two) })
  const bytes = async () => {
    const { logo } = await api.documents.logo({})
    return logo === null ? null : base64(new Uint8Array(await logo.arrayBuffer()))
  }
  expect(await bytes()).toBe(base64(two))
  await api.history.undo({ command: command ?? 0 })
  expect(await bytes()).toBe(base64(one))
  await api.documents.removeLogo({})
  expect(await bytes()).toBeNull()
  const { html } = await api.campaigns.preview({ plan: planOf({}), contactId: ana, channel: 'email' })
  expect(html).toContain('Corner Bakery</div>')
  for (const name of readdirSync(join(shop.folder, 'files')))
    expect(readFileSync(join(shop.folder, 'files', name)).includes(Buffer.from('PNG'))).toBe(false)
})

test('a text whose picture is not in the book is not sent, and says so', async () => {
  const asked = { plan: plan({ body: shown(123) }) }
  const issue = { path: 'words.body', rule: 'no_picture', line: 1, column: 1 }
  expect(await refusalOf(shop.api.campaigns.preflight(asked))).toEqual({ code: 'BAD_INPUT', data: { issues: [issue] } })
  expect(await refusalOf(shop.api.campaigns.preview({ ...asked, contactId: ana, channel: 'email' }))).toEqual({
    code: 'BAD_INPUT',
    data: { issues: [issue] },
  })
})

test('a mail that Gmail would cut, and one that is heavy, are warned of; the size is near what leaves', async () => {
  const { api } = shop
  const paragraph = `<p>${'The season has begun. '.repeat(10)}</p>`
  const long = plan({ body: paragraph.repeat(360) })
  expect(checkOf(await api.campaigns.preflight({ plan: long }), 'size')).toMatchObject({
    state: 'warn',
    values: { why: 'long' },
  })
  const middle = plan({ body: `${paragraph.repeat(100)}${shown(await add(png(2, 2)))}` })
  const said = checkOf(await api.campaigns.preflight({ plan: middle }), 'size')?.values['html']
  const { html } = await api.campaigns.preview({ plan: middle, contactId: ana, channel: 'email' })
  const really = html.replaceAll(/"data:[^"]*"/g, '""').length / 1_000
  expect(Math.abs(Number(said) - really) / really).toBeLessThan(0.1)
  expect(checkOf(await api.campaigns.preflight({ plan: plan({}) }), 'size')).toBeUndefined()
  const heavy = [await add(jpg(500, 500)), await add(jpg(500, 500)), await add(jpg(500, 500)), await add(jpg(500, 500))]
  const most = checkOf(
    await api.campaigns.preflight({ plan: plan({ body: heavy.map((id) => shown(id)).join('') }) }),
    'size',
  )
  expect(most).toMatchObject({ state: 'warn', values: { why: 'heavy' } })
})

test('a picture that no campaign and no template shows any more is cleared away after a month, one that is shown stays', async () => {
  const { api } = shop
  const [lost, kept, inCampaign] = [await add(png(3, 3)), await add(png(4, 4)), await add(png(5, 5))]
  const words = wordsOf({ body: shown(kept) })
  const { id } = await api.campaigns.saveTemplate({ name: 'Bun', occasion: 'offer', words })
  await api.campaigns.archiveTemplate({ id, archived: true })
  const campaign = await api.campaigns.create(plan({ letter: shown(inCampaign) }))
  await api.campaigns.archive({ id: campaign.id, archived: true })
  const files = readdirSync(join(shop.folder, 'files')).length
  // The clock of the test is turned, that of the disk is not.
  for (const name of readdirSync(join(shop.folder, 'files'))) utimesSync(join(shop.folder, 'files', name), 0, 0)
  shop.outside.clock.turn(31 * DAY)
  await shop.core.jobsEnd()
  shop.outside.clock.turn(2 * DAY)
  await shop.core.jobsEnd()
  expect(await refusalOf(api.documents.picture({ id: lost }))).toMatchObject({ code: 'NOT_FOUND' })
  for (const picture of [kept, inCampaign])
    expect((await api.documents.picture({ id: picture })).file.size).toBeGreaterThan(0)
  expect(readdirSync(join(shop.folder, 'files')).length).toBeLessThan(files)
})
