// All probable pairs of the book, for who looks at them otherwise than group by group. Explained in slices, so that the counter
// is served between them.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { DuplicatePair, duplicates } from '../../../../shared/contract/duplicates.ts'
import { PROBABLE } from '../../../../shared/domain/duplicates/record.ts'
import type { ActionContext } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { pairsIn } from './found.ts'
import type { FoundPair } from './groups.ts'
import type { Looking } from './looking.ts'
import { pairKey, saidNotSame } from './not-same.ts'
import { explainer } from './shown-groups.ts'

/** So many pairs are explained in a few milliseconds. */
const SLICE = 50

type Context = Pick<ActionContext, 'book' | 'signal'>

/** Errors: BOOK_CLOSED, CANCELLED by who asked. */
export async function findPairs(
  { book, signal }: Context,
  { least = PROBABLE, limit }: InputOf<typeof duplicates.find>,
  looking: Looking,
): Promise<OutputOf<typeof duplicates.find>> {
  await looking.upToDate()
  const pairs =
    least < PROBABLE ? await below(book().db, least, looking) : await stored({ book, signal }, { least, limit })
  const people = book().db.pluck<number>('SELECT count(*) FROM contact')[0] ?? 0
  return { pairs: pairs.found.slice(0, limit), total: pairs.total, people }
}

interface Pairs {
  readonly found: readonly DuplicatePair[]
  readonly total: number
}

async function stored(
  { book, signal }: Context,
  { least, limit }: { readonly least: number; readonly limit: number },
): Promise<Pairs> {
  const wanted: readonly FoundPair[] = pairsIn(book().db).filter(({ score }) => score >= least)
  const found: DuplicatePair[] = []
  for (let at = 0; at < Math.min(wanted.length, limit); at += SLICE) {
    signal.throwIfAborted()
    const slice = wanted.slice(at, Math.min(at + SLICE, limit))
    found.push(...slice.map(explainer(book().db, slice)))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { found, total: wanted.length }
}

async function below(db: ReadDb, least: number, looking: Looking): Promise<Pairs> {
  const said = saidNotSame(db)
  const pairs = (await looking.below(least)).filter(({ a, b }) => !said.has(pairKey(a, b)))
  return { found: pairs.map((pair) => ({ ...pair, reasons: [...pair.reasons] })), total: pairs.length }
}
