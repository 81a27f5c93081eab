// Why a folder was not taken as the second place, as the sentence that stands under its field; null for anything else.
import type { CodedError } from '../../app/states/said-error.ts'
import type { PlainKey } from '../../../shared/words/words.ts'

const RULES = new Map<string, PlainKey>([
  ['not_a_path', 'settings.place.bad-path'],
  ['own_folder', 'settings.place.own-folder'],
])
const CODES = new Map<string, PlainKey>([
  ['FOLDER_GONE', 'settings.place.no-folder'],
  ['FOLDER_READ_ONLY', 'settings.place.no-writing'],
  ['DISK_FULL', 'settings.place.no-room'],
])

export function placeTrouble({ code, data }: CodedError): PlainKey | null {
  if (code !== 'BAD_INPUT') return CODES.get(code) ?? null
  const { issues } = data as { readonly issues: readonly { readonly rule: string }[] } // of BAD_INPUT
  return RULES.get(issues[0]?.rule ?? '') ?? null
}
