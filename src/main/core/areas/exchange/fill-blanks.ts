// What a file adds to somebody known already: only where nothing stands yet, and never instead of what stands. Pure.
import type { ContactPatch } from '../../../../shared/contract/contacts.ts'
import { emailKey } from '../../../../shared/domain/email.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { digitsOf, readPhone } from '../../../../shared/domain/phone.ts'

const COLUMNS = ['nickname', 'say', 'source', 'language', 'gender', 'note'] as const

/** Null when the file says nothing new. Lists in the answer hold what was there as well. */
export function additionsTo(known: ContactPatch, patch: ContactPatch, country: string): ContactPatch | null {
  const added: ContactPatch = {}
  const named = patch.given || patch.family
  if (!known.given && !known.family && named) {
    added.given = patch.given ?? ''
    added.family = patch.family ?? ''
    if (patch.kind) added.kind = patch.kind
  }
  for (const column of COLUMNS) {
    const value = patch[column]
    if (value && !known[column]) added[column] = value
  }
  const phoneKey = (typed: string) => readPhone(typed, country).e164 ?? digitsOf(typed)
  const custom = { ...patch.custom, ...known.custom }
  if (Object.keys(custom).length > Object.keys(known.custom ?? {}).length) added.custom = custom
  const lists = {
    phones: joined(known.phones, patch.phones, (one) => phoneKey(one.typed))?.slice(0, 20),
    emails: joined(known.emails, patch.emails, (one) => emailKey(one.address))?.slice(0, 20),
    addresses: joined(known.addresses, patch.addresses, (one) =>
      fold(`${one.street}\n${one.postcode}\n${one.city}`),
    )?.slice(0, 20),
    // One birthday is enough: another one contradicts it.
    occasions: joined(known.occasions, patch.occasions, (one) =>
      one.kind === 'birthday' ? one.kind : `${one.kind} ${one.date}`,
    )?.slice(0, 30),
    numbers: joined(known.numbers, patch.numbers, (one) => `${fold(one.source)} ${fold(one.number)}`)?.slice(0, 50),
    tags: joined(known.tags, patch.tags, fold)?.slice(0, 50),
  }
  for (const [list, rows] of Object.entries(lists)) if (rows !== undefined) Object.assign(added, { [list]: rows })
  return Object.keys(added).length === 0 ? null : added
}

/** Both together, when the file has something the list lacks. */
function joined<T>(has: readonly T[] = [], offered: readonly T[] = [], key: (one: T) => string): T[] | undefined {
  const keys = new Set(has.map(key))
  const fresh = offered.filter((one) => !keys.has(key(one)))
  return fresh.length === 0 ? undefined : [...has, ...fresh]
}
