// Mail of the outside: reports of mail that came back, as many servers write them, read as dead address or passing trouble.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { returnedBy } from '../../src/main/core/areas/email/bounce.ts'
import { readMail } from '../../src/main/core/areas/email/read-mail.ts'
import type { Case, Suite } from './suite.ts'

/** Whether the address may be written to again; of `filtered` and `suspend` the servers' own words say now this, now that. */
const DEAD = new Set(['userunknown', 'hostunknown', 'hasmoved'])
const EITHER = new Set(['filtered', 'suspend'])

async function faultOf(data: string, file: string, reason: string): Promise<string | null> {
  const mail = await readMail(readFileSync(join(data, 'sisimai/bounces', file), 'latin1'))
  if (mail === null) return 'not read as mail'
  if (reason === 'feedback') return mail.complaint ? null : 'not read as complaint'
  const returned = returnedBy(mail)
  if (reason === 'vacation') return returned === null ? null : 'taken for a returned mail'
  if (returned === null) return 'not read as returned mail'
  if (EITHER.has(reason) || returned.hard === DEAD.has(reason)) return null
  return `${reason}: ${returned.hard ? 'dead' : 'passing'} by ${returned.code ?? 'no code'} ${returned.text.slice(0, 60)}`
}

const RETURNED: Suite = {
  name: 'mail that came back',
  source: 'sisimai, bounces with expected.csv',
  atLeast: 290,
  async run(data) {
    const [, ...lines] = readFileSync(join(data, 'sisimai/expected.csv'), 'utf8').trim().split('\n')
    const first = lines.map((line) => line.split(',')).filter(([, recipient]) => recipient === '1')
    const cases: Case[] = []
    for (const [file = '', , , , reason = ''] of first) {
      cases.push({ name: file, why: await faultOf(data, file, reason) })
    }
    return cases
  },
}

export const MAIL_SUITES: readonly Suite[] = [RETURNED]
