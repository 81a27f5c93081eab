// Paper is pressed for real, by the installed browser: the PDF is read back, and labels are measured where they lie.
import { createServer } from 'node:http'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { labelDocument, sizeOnLabel } from '../../src/main/core/areas/paper/label-pages.ts'
import { SHEETS, sheetOf } from '../../src/main/core/areas/paper/sheets.ts'
import { startBrowser } from '../../src/main/host/browser-pipe.ts'
import { browserPlaces } from '../../src/main/host/find-browser.ts'
import { thisPlace } from '../../src/main/host/folders.ts'
import { realClock } from '../../src/main/host/outside.ts'
import { browserPress } from '../../src/main/host/paper-press.ts'
import { temporaryFolder } from '../support/book.ts'
import { startWithBook } from '../support/core.ts'
import { seededRandom } from '../support/outside.ts'
import { readPdf } from '../support/pdf-text.ts'

const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const isRoot = process.getuid?.() === 0
const machine = thisPlace()
const browser = browserPlaces(machine).find((path) => existsSync(path))
const press = browserPress({ machine, folder, clock: realClock, isRoot })
const still = new AbortController().signal
/** A machine of one's own may lack a browser; where all has to be shown, a press that cannot be had is a failure. */
const nothingToTry = press === null && process.env['CI'] !== 'true'

/** Names and places of all lengths, some with signs that mean something to a browser. */
function madeUp(count: number): readonly { readonly lines: readonly string[] }[] {
  const dice = seededRandom(7)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(dice.fraction() * from.length)] as T // never empty
  const names = [
    'Jo',
    'Ada Berg',
    'The Berg-Fotheringham-Smythe family',
    'WILHELMINA MMMMMM',
    'Łukasz Żółć',
    '<b>{{x}}</b>',
    'Ἀθηνᾶ Παπαδοπούλου-Κωνσταντίνου',
  ]
  const streets = [
    '1 A',
    '10 High Street',
    'Flat 2, The Old Brewery\n10 High Street',
    'Donaudampfschifffahrtsgesellschaftsweg 117a',
    'c/o Wm. & Mary, "The Mill"',
  ]
  const places = [
    'Exeter EX2 4AB',
    '10969 Berlin',
    'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch LL61 5UJ',
  ]
  return Array.from({ length: count }, () => ({
    lines: [
      pick(names),
      ...pick(streets).split('\n'),
      pick(places),
      ...(dice.fraction() < 0.3 ? ['UNITED KINGDOM'] : []),
    ],
  }))
}

test.skipIf(nothingToTry)(
  'a sheet of labels is a PDF of its size with every name as written, and nothing of it stays on the disk',
  async () => {
    const sheet = sheetOf('L7160')
    if (sheet === undefined || press === null) throw new Error('nothing to try')
    const labels = Array.from({ length: 30 }, (_, at) => ({
      lines: [`Ada <b>Berg</b> & Son ${String(at)}`, '10 High Street'],
    }))
    const made = labelDocument({ sheet, start: 20, labels, title: 'labels', language: 'en' })
    const { pages, size, text } = readPdf(await press(made.html, still))
    expect([pages, made.pages]).toEqual([3, 3])
    expect(size.map((points) => Math.round((points / 72) * 25.4))).toEqual([210, 297])
    for (const {
      lines: [name = ''],
    } of labels)
      expect(text).toContain(name.replaceAll(' ', ''))
    expect(readdirSync(folder)).toEqual([])
  },
)

test.skipIf(nothingToTry)(
  '[N6] a letter with placeholders becomes one PDF for a whole list, a page for each',
  async () => {
    const core = await startWithBook({ gateways: { press } })
    const { api } = core.owner
    try {
      const contactIds = []
      for (const given of ['Ada', 'Bert', 'Cleo <b>']) {
        const home = {
          label: 'home',
          street: '1 Mill Lane',
          postcode: 'BA1 1AA',
          city: 'Bath',
          region: '',
          country: 'GB',
        } as const
        const { id } = await api.contacts.create({ given, addresses: [home] })
        await api.consent.give({ contactId: id, channels: ['post'], how: 'at the counter', words: 'Yes' })
        contactIds.push(id)
      }
      const { id: listId } = await api.lists.create({ name: 'Calendar' })
      await api.lists.add({ id: listId, contactIds })
      const none = { subjectB: '', preview: '', body: '', button: { label: '', href: '' }, script: '' }
      const words = {
        ...none,
        subject: 'For {{ first_name }}',
        letter: '<p>Dear {{ first_name }}, come to {{ shop }}.</p>',
      }
      const printed = await api.paper.letters({ listId, words, as: 'pdf' })
      const { pages, text } = readPdf(new Uint8Array(await printed.file.arrayBuffer()))
      expect([pages, printed.pages, printed.pieces, printed.file.type]).toEqual([3, 3, 3, 'application/pdf'])
      for (const name of ['Ada', 'Bert', 'Cleo<b>']) expect(text).toContain(`Dear${name},come`)
    } finally {
      await core.dispose()
    }
  },
)

test.skipIf(nothingToTry)('a document that wants to reach out reaches nobody and runs nothing', async () => {
  if (press === null) throw new Error('nothing to try')
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : ''
  const away = `http://127.0.0.1:${port}`
  const html = `<html><link rel="stylesheet" href="${away}/style"><img src="${away}/image"><iframe src="${away}/frame"></iframe>
    <script>fetch('${away}/script')</script><p>kept</p></html>`
  try {
    expect(readPdf(await press(html, still)).text).toContain('kept')
    expect(asked).toEqual([])
  } finally {
    server.close()
  }
})

test.skipIf(nothingToTry)('whoever gives up leaves no browser and no file behind', async () => {
  const gone = new AbortController()
  const wanted = press?.('<p>never</p>', gone.signal)
  gone.abort()
  await expect(wanted).rejects.toThrow('the browser is gone')
  expect(readdirSync(folder)).toEqual([])
})

test.skipIf(nothingToTry)(
  'every label lies within a twentieth of a millimetre of its place, and its text within the label',
  async () => {
    const profile = `${folder}/measure`
    const args = ['--headless=new', `--user-data-dir=${profile}`, '--no-first-run', ...(isRoot ? ['--no-sandbox'] : [])]
    const pipe = startBrowser(browser ?? '', args, process.env)
    try {
      const { targetId } = await pipe.ask<{ targetId: string }>('Target.createTarget', { url: 'about:blank' })
      const { sessionId } = await pipe.ask<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
      const tree = await pipe.ask<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree', {}, sessionId)
      for (const sheet of SHEETS) {
        const labels = madeUp(sheet.across * sheet.down).filter(({ lines }) => sizeOnLabel(sheet, lines) !== null)
        const { html } = labelDocument({ sheet, start: 0, labels, title: 'labels', language: 'en' })
        await pipe.ask('Page.setDocumentContent', { frameId: tree.frameTree.frame.id, html }, sessionId)
        const { result } = await pipe.ask<{ result: { value: readonly Lying[] } }>(
          'Runtime.evaluate',
          { expression: LYING, returnByValue: true },
          sessionId,
        )
        expect(result.value.length).toBe(labels.length)
        result.value.forEach((label, at) => {
          const column = at % sheet.across
          const row = Math.floor(at / sheet.across)
          expect(Math.abs(label.x - (sheet.first.x + column * sheet.step.x) / 10)).toBeLessThan(0.05)
          expect(Math.abs(label.y - (sheet.first.y + row * sheet.step.y) / 10)).toBeLessThan(0.05)
          expect(label.over, `${sheet.sheet}: ${labels[at]?.lines.join(' | ') ?? ''}`).toBeLessThanOrEqual(0)
        })
      }
    } finally {
      await pipe.end(true)
    }
  },
)

interface Lying {
  /** Millimetres from the edges of the page. */
  readonly x: number
  readonly y: number
  /** By how many pixels the text reaches over the label. */
  readonly over: number
}
const LYING = `[...document.querySelectorAll('.label')].map((label) => {
  const [box, text] = [label.getBoundingClientRect(), label.firstElementChild.getBoundingClientRect()]
  const wide = Math.max(...[...label.querySelectorAll('div[dir]')].map((line) => line.scrollWidth - line.clientWidth))
  return {
    x: box.x / 96 * 25.4,
    y: box.y / 96 * 25.4,
    over: Math.max(box.top - text.top, text.bottom - box.bottom, box.left - text.left, text.right - box.right, wide),
  }
})`
