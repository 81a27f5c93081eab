// Tasks as the profile knows them: one line each, when it was done, or when it was written down while it is open.
import type { AboutPeople, OpenMatter } from '../../area.ts'
import { ABOUT_PERSON } from './queries.ts'

interface Row {
  readonly id: number
  readonly words: string
  readonly due: number | null
  readonly at: number
  readonly done: number
  readonly by: string | null
}

const AT = 'coalesce(t.done_at, t.made_at)'
const ROWS = `SELECT t.id, t.words, t.due, ${AT} AS at, t.done_at IS NOT NULL AS done, u.name AS "by"
  FROM task t LEFT JOIN user u ON u.id = coalesce(t.done_by, t.assigned_to) WHERE ${ABOUT_PERSON}`
const TIMELINE = `${ROWS} AND (${AT}, t.id) < (?, ?) ORDER BY at DESC, t.id DESC LIMIT ?`
const OPEN = `${ROWS} AND t.done_at IS NULL ORDER BY t.due IS NULL, t.due, t.id`

/** `day`: of what happened in the timeline; in what is open, the day it is due, where it has one. */
function told({ id, words, due, at, done, by }: Row, day: number): OpenMatter {
  return {
    at,
    day,
    area: 'tasks',
    kind: 'task',
    id,
    title: words,
    words: done === 1 ? 'timeline.task-done' : 'timeline.task',
    values: due === null ? {} : { due },
    amount: null,
    by,
    tone: null,
    phase: null,
    begunBy: null,
    open: done === 0,
    corrected: false,
  }
}

export const aboutPeople: AboutPeople = {
  kinds: ['task'],
  contact: [],
  timeline: (db, { contactId, until, below, limit, dayOf }) =>
    db
      .all<Row>(TIMELINE, contactId, contactId, until, below ?? Number.MAX_SAFE_INTEGER, limit)
      .map((row) => told(row, dayOf(row.at))),
  open: (db, { contactId, dayOf }) =>
    db.all<Row>(OPEN, contactId, contactId).map((row) => ({ ...told(row, row.due ?? dayOf(row.at)), due: row.due })),
}
