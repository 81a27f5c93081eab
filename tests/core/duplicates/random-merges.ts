// Merges by chance in a real book: each is held against its preview, and taken back.
import { expect } from 'vitest'
import { previewMerge } from '../../../src/main/core/areas/duplicates/merge/preview.ts'
import { mergePeople } from '../../../src/main/core/areas/duplicates/merge/write.ts'
import { stateOf } from '../../../src/main/core/areas/consent/read.ts'
import { photoOf } from '../../../src/main/core/areas/contacts/photo.ts'
import { isFailure } from '../../../src/shared/errors.ts'
import type { MergeInput, MergePreview } from '../../../src/shared/contract/duplicates.ts'
import type { Dice } from '../../support/journal-dice.ts'
import { shownTables } from '../../support/probe.ts'
import type { ShopBook } from '../contacts/shop-book.ts'
import { messyPeople } from './messy-people.ts'

const DROPPABLE = ['phones', 'emails', 'addresses', 'occasions', 'preferences', 'links', 'numbers'] as const

/** Two to four of them, sometimes with choices and rows that shall go. */
export function drawMerge(shop: ShopBook, dice: Dice, people: readonly number[]): MergeInput {
  const ids = [...new Set(Array.from({ length: 2 + dice.below(3) }, () => dice.pick(people) ?? 0))]
  const plain: MergeInput = { ids, choices: {}, drop: [] }
  if (ids.length < 2 || dice.chance(0.3)) return plain
  const { fields, lists } = previewMerge(shop.context, plain)
  const choices = Object.fromEntries(
    fields.filter(() => dice.chance(0.3)).map(({ name }) => [name, dice.pick(ids) ?? 0]),
  )
  const drop = lists.flatMap(({ name, rows }) => {
    const list = DROPPABLE.find((one) => one === name)
    // Everybody has a mail of their own, which is what they are called by.
    if (list === undefined || list === 'emails') return []
    return rows.filter(() => dice.chance(0.2)).map(({ id }) => ({ list, id }))
  })
  return { ...plain, choices, drop, ...(dice.chance(0.5) && { keep: dice.pick(ids) ?? 0 }) }
}

/** Answers how many were merged and taken back. */
export function mergedAsPreviewed(
  shop: ShopBook,
  dice: Dice,
  { people, merges }: { readonly people: number; readonly merges: number },
): number {
  const { ids } = messyPeople(shop, dice, people)
  let done = 0
  for (let at = 0; at < merges; at += 1) {
    const input = drawMerge(shop, dice, ids)
    if (input.ids.length < 2) continue
    const before = shownTables(shop.context.db)
    const preview = previewMerge(shop.context, input)
    const { command } = shop.command((context) => mergePeople(context, input))
    holdsWhatWasShown(shop, preview)
    shop.undo(command)
    expect(shownTables(shop.context.db)).toEqual(before)
    done += 1
  }
  return done
}

/** Profile, rows, picture and consents are as the preview said. */
export function holdsWhatWasShown({ context, get }: ShopBook, preview: MergePreview): void {
  const { version, changedAt, ...now } = get(preview.keep)
  const { version: _version, changedAt: _changedAt, ...shown } = preview.result
  expect(now).toEqual(shown)
  expect(version).toBeGreaterThan(preview.result.version)
  expect(changedAt).toBeGreaterThan(0)
  for (const { name, rows } of preview.lists) {
    const stay = rows.filter((row) => row.stays)
    const wanted = stay.map((row) => (name === 'tags' ? row.words : String(row.id)))
    expect(rowsIn(now, name).toSorted(), name).toEqual(wanted.toSorted())
  }
  for (const { channel, purpose, after } of preview.consents) {
    const found = stateOf(context, preview.keep).channels.find(
      (one) => one.channel === channel && one.purpose === purpose,
    )
    expect(found?.state).toBe(after)
  }
  const others = preview.people.map(({ id }) => id).filter((id) => id !== preview.keep)
  for (const id of others) expect(get(id).id).toBe(preview.keep)
  expect(photoOf(context.db, preview.keep) !== null).toBe(shown.hasPhoto)
}

function rowsIn(person: Omit<MergePreview['result'], 'version' | 'changedAt'>, name: string): string[] {
  if (name === 'tags') return person.tags
  const list = DROPPABLE.find((one) => one === name) ?? 'phones'
  const rows: readonly { readonly id: number; readonly incoming?: boolean; readonly kind?: string }[] = person[list]
  const own = rows.filter(({ incoming, kind }) => incoming !== true && !(list === 'occasions' && kind === 'birthday'))
  return own.map(({ id }) => String(id))
}

/**
 * Merges upon merges, with some of them taken back and done again on the way; in the end all that stand are taken back, newest
 * first. At no time may anybody be written to whom one of their records forbade. Answers how many merges there were.
 */
export function mergedInAnyOrder(
  shop: ShopBook,
  dice: Dice,
  { people, steps }: { readonly people: number; readonly steps: number },
): number {
  const { ids } = messyPeople(shop, dice, people)
  const forbidden = ids.map((id) => forbiddenTo(shop, id))
  const before = shownTables(shop.context.db)
  let standing: number[] = []
  let merges = 0
  for (let at = 0; at < steps; at += 1) {
    const back = dice.chance(0.3) ? dice.pick(standing) : undefined
    if (back !== undefined) {
      if (tried(() => shop.undo(back))) standing = standing.filter((one) => one !== back)
    } else {
      const shown = ids.filter((id) => shop.get(id).id === id)
      const input = drawMerge(shop, dice, shown)
      if (input.ids.length < 2) continue
      const { command } = shop.command((context) => mergePeople(context, input))
      if (command !== null) standing.push(command)
      merges += 1
    }
    for (const [place, id] of ids.entries()) {
      const now = forbiddenTo(shop, id)
      for (const channel of forbidden[place] ?? []) expect(now, `${String(id)} ${channel}`).toContain(channel)
    }
  }
  for (const command of standing.toReversed()) shop.undo(command)
  expect(shownTables(shop.context.db)).toEqual(before)
  return merges
}

/** Channels on which a no stands. */
const forbiddenTo = ({ context }: ShopBook, contactId: number): readonly string[] =>
  stateOf(context, contactId).channels.flatMap(({ channel, state }) =>
    state === 'given' || state === 'unknown' ? [] : [channel],
  )

/** Whether nothing stood in the way. */
function tried(undo: () => unknown): boolean {
  try {
    undo()
    return true
  } catch (error) {
    if (!isFailure(error, 'UNDO_BLOCKED')) throw error
    return false
  }
}
