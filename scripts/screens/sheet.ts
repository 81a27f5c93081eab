// Lays pictures out on one sheet, a page of HTML photographed by the browser itself: no other program is needed.
import { readFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'

export interface Picture {
  readonly name: string
  readonly path: string
}

const WIDTH = 2_160

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** The page of one sheet; the pictures are inside it, so that it needs no address and no server. */
export function sheetPage(title: string, pictures: readonly Picture[], columns: number): string {
  const figures = pictures.map(({ name, path }) => {
    const source = `data:image/png;base64,${readFileSync(path).toString('base64')}`
    return `<figure><img src="${source}" alt=""><figcaption>${escaped(name)}</figcaption></figure>`
  })
  return `<!doctype html><meta charset="utf-8"><title>${escaped(title)}</title><style>
body { margin: 24px; font: 18px sans-serif; background: #777; color: #fff }
h1 { font-size: 28px; margin: 0 0 16px }
main { display: grid; grid-template-columns: repeat(${String(columns)}, 1fr); gap: 20px }
figure { margin: 0 } img { width: 100%; display: block } figcaption { padding-block: 6px }
</style><h1>${escaped(title)}</h1><main>${figures.join('')}</main>`
}

/** Writes one sheet as PNG. */
export async function writeSheet(
  browser: Browser,
  sheet: {
    readonly title: string
    readonly pictures: readonly Picture[]
    readonly path: string
    readonly columns?: number
  },
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 } })
  try {
    await page.setContent(sheetPage(sheet.title, sheet.pictures, sheet.columns ?? 3), { waitUntil: 'load' })
    await page.screenshot({ path: sheet.path, fullPage: true })
  } finally {
    await page.close()
  }
}
