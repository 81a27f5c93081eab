// The press of the desktop: a sheet of labels becomes a PDF in a window that nobody sees, of the right size and number of pages,
// and nothing of the people on it stays on the disk but the file that was asked for.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import { callFromCommandLine, plainEnvironment, ROOT } from '../../support/e2e-process.ts'
import { SHOP } from '../../support/e2e-steps.ts'
import { readPdf } from '../../support/pdf-text.ts'
import { createWords } from '../../../src/shared/words/words.ts'

const NAMES = ['Wilhelmina Okoye', 'Þórður Ångström'] as const
const POINTS_AN_INCH = 72

interface Called {
  readonly id: number
}

/** A book with two people who may have letters, on one list; answers the list's id. */
async function bookWithList(folder: string, env: Readonly<Record<string, string>>): Promise<number> {
  const call = async (procedure: string, input: unknown, password?: string) => {
    const { status, printed, answer } = await callFromCommandLine({ folder, env, procedure, input, password })
    expect(status, printed).toBe(0)
    return answer as Called // each of these answers with what it made
  }
  await call('book.create', { ...SHOP, country: 'US' })
  const contactIds: number[] = []
  for (const name of NAMES) {
    const [given = '', family = ''] = name.split(' ')
    const home = {
      label: 'home',
      street: '12 Juniper Way',
      postcode: '02139',
      city: 'Cambridge',
      region: 'MA',
      country: 'US',
    }
    const { id } = await call('contacts.create', { given, family, addresses: [home] }, SHOP.password)
    await call(
      'consent.give',
      { contactId: id, channels: ['post'], how: 'at the counter', words: 'Yes' },
      SHOP.password,
    )
    contactIds.push(id)
  }
  const { id } = await call('lists.create', { name: 'Calendar' }, SHOP.password)
  await call('lists.add', { id, contactIds }, SHOP.password)
  return id
}

/** Every file below a folder, but those in `without`. */
function filesIn(folder: string, without: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (path === without) return []
    if (entry.isDirectory()) return filesIn(path, without)
    return entry.isFile() && statSync(path).size > 0 ? [path] : []
  })
}

test('a sheet of labels becomes a PDF of its size, and no file with their names stays behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-press-'))
  const words = createWords('en')
  // All that the program may write to lies in one folder, so that all of it can be looked through.
  const places = {
    XDG_DATA_HOME: join(folder, 'local'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    TMPDIR: join(folder, 'tmp'),
  }
  mkdirSync(places.TMPDIR)
  const asked = join(folder, 'asked-for')
  mkdirSync(asked)
  try {
    const list = await bookWithList(join(folder, 'book'), places)
    const app = await _electron.launch({
      executablePath: process.env['REGULARS_ELECTRON'] ?? '',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        join(ROOT, 'tests', 'support', 'electron-app'),
        '--data',
        join(folder, 'book'),
      ],
      env: plainEnvironment({ ...places, REGULARS_NODE: process.execPath }),
      cwd: ROOT,
    })
    let windows = 0
    try {
      const page = await app.firstWindow()
      await page.getByRole('textbox', { name: words('unlock.password') }).fill(SHOP.password)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('navigation', { name: words('app.nav') })).toBeVisible()
      expect(await app.evaluate(({ app: main }) => main.getPath('userData'))).toContain(folder)
      await page.evaluate(
        (to) => {
          location.hash = to
        },
        `/messages/paper/list/${String(list)}`,
      )
      // The last label of the first sheet is the first free one: the second goes onto a sheet of its own.
      const first = page.getByRole('radio', { name: words('paper.start-at', { row: 1, column: 1 }) })
      await expect(first).toBeChecked()
      await first.focus()
      await page.keyboard.press('End')
      await expect(page.getByRole('radio', { name: words('paper.start-at', { row: 10, column: 3 }) })).toBeChecked()
      await expect(page.getByRole('status').filter({ hasText: '2 sheets' })).toBeVisible()
      const saved = app.evaluate(
        ({ session }, path) =>
          new Promise<string>((resolve) => {
            session.defaultSession.once('will-download', (_event, item) => {
              item.setSavePath(path)
              item.once('done', (_done, state) => resolve(state))
            })
          }),
        join(asked, 'labels.pdf'),
      )
      await page.getByRole('button', { name: words('paper.save-pdf') }).click()
      expect(await saved).toBe('completed')
      windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
    } finally {
      await app.close()
    }
    // The window that made it is gone.
    expect(windows).toBe(1)
    const { pages, size, text } = readPdf(readFileSync(join(asked, 'labels.pdf')))
    expect(pages).toBe(2)
    expect(size.map((points) => points / POINTS_AN_INCH)).toEqual([8.5, 11])
    for (const name of NAMES) expect(text).toContain(name.replace(' ', ''))
    const files = filesIn(folder, asked)
    expect(files.length).toBeGreaterThan(3)
    const telling = files.filter((path) => {
      const bytes = readFileSync(path)
      if (bytes.includes('%PDF-')) return true
      return NAMES.some((name) => bytes.includes(name) || bytes.includes(Buffer.from(name, 'utf16le')))
    })
    expect(telling).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
