// A campaign that goes once is done when nothing of it is to come any more: everything was sent, refused or taken out.
import type { JobPlace } from '../../area.ts'
import type { Job } from '../../jobs/scheduler.ts'

export const END = 'campaigns.end'

const SECOND = 1_000

/** Those of which nothing waits, is under way, or has to be said by somebody. */
const OVER = `SELECT c.id FROM campaign c WHERE c.state = 'running' AND c.schedule ->> 'when' <> 'yearly'
  AND NOT EXISTS (SELECT 1 FROM send_state t WHERE t.source = 'campaign' AND t.source_id = c.id
    AND t.state IN ('waiting', 'claimed', 'deferred', 'late', 'handed_over', 'uncertain'))`

export function endingJob({ book, outside, program }: JobPlace): Job {
  return {
    name: 'end-campaigns',
    firstAfter: 10 * SECOND,
    every: 30 * SECOND,
    run() {
      if (book().db.pluck<number>(OVER).length === 0) return
      program(END, ({ db }) => {
        for (const id of db.pluck<number>(OVER)) {
          db.run(`UPDATE campaign SET state = 'done', ended_at = ? WHERE id = ?`, outside.clock.now(), id)
        }
      })
    },
  }
}
