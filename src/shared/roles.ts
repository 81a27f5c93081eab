// Who may do what: the four roles of a shop and the access levels that procedures and fields name.

export const ROLES = ['owner', 'manager', 'staff', 'bookkeeper'] as const
export type Role = (typeof ROLES)[number]

/**
 * What a procedure or field asks for. `anyone` needs no sign-in (the start page); `everyone` is any signed-in user.
 * Bookkeeper is no rung of a ladder: it reads and exports but does not serve customers, so levels are sets of roles.
 */
export const ACCESS = {
  anyone: ROLES,
  everyone: ROLES,
  bookkeeper: ['owner', 'manager', 'bookkeeper'],
  staff: ['owner', 'manager', 'staff'],
  manager: ['owner', 'manager'],
  owner: ['owner'],
} as const satisfies Record<string, readonly Role[]>

export type Access = keyof typeof ACCESS

export function mayAccess(role: Role, access: Access): boolean {
  return (ACCESS[access] as readonly Role[]).includes(role)
}
