// Addresses of the customer pages.

export const CONTACTS_PATH = '/customers'
export const NEW_CONTACT_PATH = '/customers/new'

export function contactPath(id: number): string {
  return `/customers/${String(id)}`
}

export function editContactPath(id: number): string {
  return `/customers/${String(id)}/edit`
}

/** The customer with one of their visits opened on the timeline. */
export function visitOfContactPath(id: number, visit: number): string {
  return `/customers/${String(id)}/visit/${String(visit)}`
}

export type ContactsPlace =
  | { readonly at: 'list' }
  | { readonly at: 'new' }
  | { readonly at: 'profile'; readonly id: number; readonly visit?: number }
  | { readonly at: 'edit'; readonly id: number }

/** Reads the part of the address after `/customers`; anything odd is the plain list. */
export function placeOf(path: string): ContactsPlace {
  if (path === NEW_CONTACT_PATH) return { at: 'new' }
  const visit = /^\/customers\/(\d{1,15})\/visit\/(\d{1,15})$/.exec(path)
  if (visit?.[1] && visit[2]) return { at: 'profile', id: Number(visit[1]), visit: Number(visit[2]) }
  const found = /^\/customers\/(\d{1,15})(\/edit)?$/.exec(path)
  if (!found?.[1]) return { at: 'list' }
  return { at: found[2] === undefined ? 'profile' : 'edit', id: Number(found[1]) }
}
