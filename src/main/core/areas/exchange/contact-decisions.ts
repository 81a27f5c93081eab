// What becomes of the people of a file, one after the other: made, changed, or left alone and why. A rehearsal asks the same and
// remembers what the earlier ones would have done; a command ends where somebody comes again whom it has just touched.
import type { Mapping } from '../../../../shared/contract/exchange.ts'
import type { QueryContext } from '../../area.ts'
import { entriesOf } from '../consent/service.ts'
import { consentsOf, type ConsentEvent, type ConsentsDecided } from './consent-decisions.ts'
import { updateOf, type Update } from './contact-updates.ts'
import { afterPatch, readKnown, type KnownPerson } from './known-person.ts'
import { isNewborn, peopleFinder } from './known-people.ts'
import { traitsOf, type FoundBy, type Matching } from './match-keys.ts'
import type { Learned } from './learned.ts'
import type { PlannedContact } from './plan.ts'
import type { Change, Why } from './reasons.ts'

export interface Deciding {
  readonly context: QueryContext
  readonly matching: Matching
  readonly learned: Learned
  readonly updates: Mapping['updates']
  /** Whoever the book does not know is left out. */
  readonly knownOnly: boolean
  /** UTC epoch ms of when the import was begun. */
  readonly now: number
  /** Ids from here on were given by the import itself. */
  readonly firstNew: number
  /** Whether to stop before somebody who is in `learned`; otherwise they are taken as they stand there. */
  readonly stops: boolean
}

export type Decided =
  | { readonly is: 'new'; readonly unit: PlannedContact; readonly consents: ConsentsDecided }
  | {
      readonly is: 'known'
      readonly unit: PlannedContact
      readonly id: number
      readonly by: FoundBy
      readonly update: Update
      readonly consents: ConsentsDecided
      readonly changes: readonly Change[]
    }
  | {
      readonly is: 'left'
      readonly unit: PlannedContact
      readonly fate: 'skipped' | 'look'
      readonly why: Extract<Why, 'several-match' | 'left-alone' | 'unknown-customer'>
    }

/** One answer for each, in order; fewer when it stopped before the end. */
export function decide(units: readonly PlannedContact[], deciding: Deciding): readonly Decided[] {
  const { context, matching, learned, firstNew } = deciding
  const { db, settings } = context
  const people = units.map(({ patch }) => traitsOf(patch, settings.country))
  const finder = peopleFinder({ db, matching, learned, firstNew }, people)
  const custom = units.some(({ patch }) => patch.custom !== undefined)
  const known = readKnown(db, finder.ids, { country: settings.country, custom })
  const said = consentsSaid(deciding, units, finder.ids)
  const decided: Decided[] = []
  for (const [at, unit] of units.entries()) {
    const traits = people[at]
    if (traits === undefined) break
    const { match, anew } = finder.find(traits)
    if (anew && deciding.stops) break
    const one = decideOne({ unit, known, said }, match, deciding)
    decided.push(one)
  }
  return decided
}

interface Somebody {
  readonly unit: PlannedContact
  readonly known: ReadonlyMap<number, KnownPerson>
  readonly said: ReadonlyMap<number, readonly ConsentEvent[]>
}

type Match = ReturnType<ReturnType<typeof peopleFinder>['find']>['match']

function decideOne({ unit, known, said }: Somebody, match: Match, deciding: Deciding): Decided {
  const { context, learned, updates, knownOnly, now, firstNew } = deciding
  const { country } = context.settings
  if (match.is === 'several') return { is: 'left', unit, fate: 'look', why: 'several-match' }
  if (match.is === 'nobody') {
    if (knownOnly) return { is: 'left', unit, fate: 'skipped', why: 'unknown-customer' }
    const consents = consentsOf(unit.consents ?? [], [], now)
    const after = afterPatch(null, unit.patch, { lists: unit.lists ?? [], photo: unit.photo !== null, country })
    learned.note(learned.newId(), { known: after, consents: consents.after })
    return { is: 'new', unit, consents }
  }
  const { id, by } = match
  const before = learned.known(id) ?? known.get(id)
  if (before === undefined) return { is: 'left', unit, fate: 'skipped', why: 'unknown-customer' }
  if (updates === 'skip' && !knownOnly) return { is: 'left', unit, fate: 'skipped', why: 'left-alone' }
  const wanted = knownOnly ? { ...unit, patch: unit.patch.tags === undefined ? {} : { tags: unit.patch.tags } } : unit
  const update = updateOf(before, wanted, { id, newborn: isNewborn(id, firstNew), by, updates, country })
  const consents = consentsOf(unit.consents ?? [], learned.consents(id) ?? said.get(id) ?? [], now)
  learned.note(id, { known: update.after, consents: consents.after })
  return { is: 'known', unit, id, by, update, consents, changes: [...update.changes, ...consents.changes] }
}

function consentsSaid(
  { context }: Deciding,
  units: readonly PlannedContact[],
  ids: readonly number[],
): ReadonlyMap<number, readonly ConsentEvent[]> {
  if (units.every(({ consents = [] }) => consents.length === 0)) return new Map()
  return Map.groupBy(entriesOf(context.db, ids), ({ owner }) => owner)
}
