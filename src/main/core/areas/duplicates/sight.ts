// What a role may not see of people who are compared: neither shown nor to be chosen, but merged like everything else.
import { Failure } from '../../../../shared/errors.ts'
import { mayAccess } from '../../../../shared/roles.ts'
import type { Session } from '../../area.ts'
import { contactFields } from '../contacts/service.ts'
import { seenAs } from './merge/fields.ts'

const SEEN_BY = new Map(contactFields.map(({ name, seenBy }) => [name, seenBy]))

/** `field`: as declared; null is seen by everybody. */
export function hides({ role }: Session, field: string | null): boolean {
  const access = field === null ? undefined : SEEN_BY.get(field)
  return access !== undefined && !mayAccess(role, access)
}

/** Errors: FORBIDDEN when a choice names what this role may not see. */
export function refuseHidden({ role }: Session, choices: Readonly<Record<string, number>>): void {
  for (const name of Object.keys(choices)) {
    const access = SEEN_BY.get(seenAs(name) ?? '')
    if (access !== undefined && !mayAccess(role, access)) throw new Failure('FORBIDDEN', { need: access })
  }
}
