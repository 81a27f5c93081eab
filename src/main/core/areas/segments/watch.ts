// Watches saved segments: once a shop day each is counted, and who came in or left since it was counted last is noted under that day. Of
// this PC alone: a segment is watched from the day on which this program first counted it, and anew after its rule was changed.
import { setImmediate } from 'node:timers/promises'
import { Failure } from '../../../../shared/errors.ts'
import type { JobPlace } from '../../area.ts'
import type { WriteDb } from '../../database/handle.ts'
import type { Job } from '../../jobs/scheduler.ts'
import { segmentsIn, type Vocabulary } from './compile.ts'
import { evaluate, questionOf } from './evaluate.ts'
import type { SegmentParts } from './parts.ts'
import { placeOf, vocabularyOf } from './vocabulary.ts'

const SECOND = 1_000
const AT_ONCE = 300

/** Of a day before, or never counted; and those whose rule may have changed: that is seen by its text. */
const SAVED = `SELECT g.id, n.day, n.rule FROM segment g LEFT JOIN segment_count n ON n.segment_id = g.id WHERE g.archived = 0`

const RULES = "SELECT id || ' ' || rule FROM segment WHERE archived = 0"

interface Saved {
  readonly id: number
  readonly day: number | null
  readonly rule: string | null
}

/** The rule with those of the segments in it: when one of them is changed, nobody moved. */
function wholeRule(id: number, { ruleOf }: Vocabulary): string {
  const rules = new Map<number, unknown>()
  const open = [id]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (rules.has(next)) continue
    const rule = ruleOf(next)
    rules.set(next, rule)
    if (rule !== null) open.push(...segmentsIn(rule))
  }
  return JSON.stringify([...rules.entries()])
}

export function watchSegments(parts: SegmentParts, { book, outside }: Pick<JobPlace, 'book' | 'outside'>): Job {
  let stopped = false
  let seen = ''
  return {
    name: 'watch-segments',
    firstAfter: 20 * SECOND,
    every: 20 * SECOND,
    whenIdleFor: 2 * SECOND,
    async run() {
      const { db, settings } = book()
      const vocabulary = vocabularyOf(parts, placeOf({ db, settings, clock: outside.clock }))
      const { today } = vocabulary.place
      const saved = db.all<Saved>(SAVED)
      const now = `${String(today)} ${JSON.stringify(db.pluck<string>(RULES))}`
      if (now === seen && saved.every(({ day }) => day === today)) return
      for (const one of saved) {
        const rule = wholeRule(one.id, vocabulary)
        if (stopped) return
        if (one.day === today && one.rule === rule) continue
        await look({ one, rule, vocabulary })
      }
      seen = now
    },
    stop() {
      stopped = true
      return Promise.resolve()
    },
  }

  /** One segment that cannot be asked any more does not keep the others from being watched. */
  async function look(looking: Looking): Promise<void> {
    try {
      const question = questionOf(looking.vocabulary.ruleOf(looking.one.id) ?? { any: [] }, looking.vocabulary)
      const { people } = await evaluate(parts, question, looking.vocabulary)
      await keep(looking, people)
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'BAD_INPUT') throw error
      await keep(looking, new Float64Array())
    }
  }

  async function keep(
    { one: { id, day, rule: before }, rule, vocabulary }: Looking,
    people: Float64Array,
  ): Promise<void> {
    const { today } = vocabulary.place
    const known = new Set(book().db.pluck<number>('SELECT contact_id FROM segment_member WHERE segment_id = ?', id))
    const now = new Set(people)
    // Counted for the first time, asked anew, or counted already today: nobody came and nobody went.
    const moved = day !== null && day < today && before === rule
    const changes: readonly Change[] = [
      ...[...now].filter((person) => !known.has(person)).map((person) => ({ person, entered: 1 })),
      ...[...known].filter((person) => !now.has(person)).map((person) => ({ person, entered: 0 })),
    ]
    for (let from = 0; from < changes.length; from += AT_ONCE) {
      await setImmediate()
      if (stopped) return
      book().local((tx) => {
        for (const change of changes.slice(from, from + AT_ONCE)) write(tx, { ...change, id, today, moved })
      }, true)
    }
    book().local((tx) => tx.run(COUNTED, id, today, people.length, rule))
  }
}

interface Looking {
  readonly one: Saved
  readonly rule: string
  readonly vocabulary: Vocabulary
}

interface Change {
  readonly person: number
  readonly entered: number
}

interface Written extends Change {
  readonly id: number
  readonly today: number
  readonly moved: boolean
}

const COUNTED = `INSERT INTO segment_count (segment_id, day, people, rule) VALUES (?, ?, ?, ?)
  ON CONFLICT (segment_id) DO UPDATE SET day = excluded.day, people = excluded.people, rule = excluded.rule`
const ENTER = `INSERT INTO segment_member (segment_id, contact_id, since) SELECT ?, contact_id, ? FROM contact_stats WHERE contact_id = ?
  ON CONFLICT DO NOTHING`
const LEAVE = 'DELETE FROM segment_member WHERE segment_id = ? AND contact_id = ?'
const MOVE = `INSERT INTO segment_move (segment_id, day, contact_id, entered) SELECT ?, ?, contact_id, ? FROM contact_stats
  WHERE contact_id = ? ON CONFLICT DO UPDATE SET entered = excluded.entered`

/** Whoever was thrown away meanwhile is left out. */
function write(tx: WriteDb, { person, entered, id, today, moved }: Written): void {
  if (entered === 1) tx.run(ENTER, id, today, person)
  else tx.run(LEAVE, id, person)
  if (moved) tx.run(MOVE, id, today, entered, person)
}
