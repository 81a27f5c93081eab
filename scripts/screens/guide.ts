// The pictures of README and guide, taken from the screens of one look, so that they never show what is not there.
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Name in docs/guide/pictures → the screen's name on the walk. */
const PICTURES: Readonly<Record<string, string>> = {
  start: 'start',
  code: 'recovery-code',
  today: 'today',
  customers: 'customers',
  duplicates: 'duplicates',
  quality: 'quality',
  segment: 'segment-a-part',
  slipping: 'reports-slipping',
  migration: 'reports-migration-the-people',
  counter: 'counter-a-sale',
  day: 'day',
  products: 'products',
  said: 'said',
  tasks: 'tasks',
  import: 'import-tried',
  backups: 'settings-backups',
}

/** Throws when a screen that the guide shows is no longer on the walk. */
export function copyGuidePictures(look: string, pictures: string): void {
  const screens = readdirSync(look)
  mkdirSync(pictures, { recursive: true })
  for (const [name, screen] of Object.entries(PICTURES)) {
    const found = screens.find((file) => file.replace(/^\w\d+-/, '') === `${screen}.png`)
    if (found === undefined) throw new Error(`the guide shows ${screen}, which is no screen`)
    copyFileSync(join(look, found), join(pictures, `${name}.png`))
  }
}
