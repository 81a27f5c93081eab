// How asking for consent and welcoming go, as the owner said it: one journaled row among the settings. Without words nobody is asked.
import { Asking } from '../../../../shared/contract/consent.ts'
import type { CommandContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { readOwnSetting, saveOwnSetting } from '../settings/service.ts'

const KEY = 'asking'

const UNSAID: Asking = {
  secondAfter: 7,
  suspendAfter: 7,
  subject: '',
  text: '',
  ownForm: '',
  welcomeAfter: null,
  welcomeSubject: '',
  welcomeText: '',
}

interface Stored extends Asking {
  /** UTC epoch ms since when people are welcomed: who said yes before is not. */
  readonly welcomeSince: number
}

/** What an earlier or later program wrote and this one does not understand counts as not said. */
export function askingOf(db: ReadDb): Stored {
  const text = readOwnSetting(db, KEY)
  const json: unknown = text === null ? {} : JSON.parse(text)
  const said = Asking.partial().safeParse(json)
  const since = typeof json === 'object' && json !== null && 'welcomeSince' in json ? json.welcomeSince : 0
  return { ...UNSAID, ...(said.success ? named(said.data) : {}), welcomeSince: typeof since === 'number' ? since : 0 }
}

export function changeAsking(
  { db, outside }: Pick<CommandContext, 'db' | 'outside'>,
  change: Partial<{ [K in keyof Asking]: Asking[K] | undefined }>,
): void {
  const before = askingOf(db)
  const next = { ...before, ...named(change) }
  const begins = next.welcomeAfter !== null && before.welcomeAfter === null
  const welcomeSince = begins ? outside.clock.now() : before.welcomeSince
  saveOwnSetting(db, KEY, JSON.stringify({ ...next, welcomeSince }))
}

/** Without what is undefined. */
function named(change: Partial<{ [K in keyof Asking]: Asking[K] | undefined }>): Partial<Asking> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) // of the same names
}
