// Addresses of the customer pages.

export const CONTACTS_PATH = '/customers'
export const NEW_CONTACT_PATH = '/customers/new'

export function contactPath(id: number): string {
  return `/customers/${String(id)}`
}

export function editContactPath(id: number): string {
  return `/customers/${String(id)}/edit`
}

export type ContactsPlace =
  { readonly at: 'list' } | { readonly at: 'new' } | { readonly at: 'profile' | 'edit'; readonly id: number }

/** Reads the part of the address after `/customers`; anything odd is the plain list. */
export function placeOf(path: string): ContactsPlace {
  if (path === NEW_CONTACT_PATH) return { at: 'new' }
  const found = /^\/customers\/(\d{1,15})(\/edit)?$/.exec(path)
  if (!found?.[1]) return { at: 'list' }
  return { at: found[2] === undefined ? 'profile' : 'edit', id: Number(found[1]) }
}
