// What a segment may ask of consent: what the entries of a person come to on a channel, the strictest word of all that were said.
import { CONSENT_ACTS, CONSENT_CHANNELS, CONSENT_PURPOSES } from '../../../../shared/domain/consent.ts'
import { worded, type FactDeclaration, type FactScope } from '../../facts.ts'

/** Who was never asked on a channel has no row there: they are `unknown` as soon as one of the channels says nothing. */
const STATES = `SELECT cc.contact_id AS id, cc.state AS answer FROM contact_consent cc
    WHERE cc.purpose = ? AND cc.channel IN (SELECT value FROM json_each(?))
  UNION ALL SELECT l.contact_id, 'unknown' FROM contact_list l
    WHERE ? > (SELECT count(*) FROM contact_consent cc WHERE cc.contact_id = l.contact_id AND cc.purpose = ?
      AND cc.channel IN (SELECT value FROM json_each(?)))`

/** On one of the channels named, of all of them unless said. */
const FACTS: readonly FactDeclaration[] = CONSENT_PURPOSES.map((purpose) => ({
  fact: `consent.${purpose}`,
  type: 'choice',
  ops: ['any', 'none'],
  scope: ['kinds'],
  kinds: worded(CONSENT_CHANNELS),
  options: () => worded([...CONSENT_ACTS, 'unknown']),
  answer({ kinds }: FactScope) {
    const channels = CONSENT_CHANNELS.filter((channel) => kinds === null || kinds.includes(channel))
    const some = JSON.stringify(channels)
    return { is: 'some', sql: STATES, values: [purpose, some, channels.length, purpose, some] }
  },
}))

export const facts = (): readonly FactDeclaration[] => FACTS
