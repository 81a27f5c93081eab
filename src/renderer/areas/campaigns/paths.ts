// Addresses of the messages: the calendar, one that is written, what came of it, the outbox.
export const MESSAGES_PATH = '/messages'
export const NEW_MESSAGE_PATH = '/messages/new'
export const OUTBOX_PATH = '/messages/outbox'
export const RETURNS_PATH = '/messages/returns'
export const OCCASIONS_PATH = '/messages/occasions'

export const messagePath = (id: number): string => `/messages/${String(id)}`
export const messageResultsPath = (id: number): string => `/messages/${String(id)}/results`
export const messagePaperPath = (id: number): string => `/messages/paper/${String(id)}`
export const messageCallsPath = (id: number): string => `/messages/calls/${String(id)}`
/** A new one for a day that was chosen in the calendar. */
export const newMessageOnPath = (day: number): string => `/messages/new/${String(day)}`

export type MessagesPlace =
  | { readonly at: 'all' | 'outbox' | 'returns' | 'paper' }
  /** `day`: shop day it is meant for; null: none in particular. */
  | { readonly at: 'new'; readonly day: number | null }
  | { readonly at: 'one' | 'results'; readonly id: number }

/** Reads the address; anything odd is the calendar. */
export function placeOf(path: string): MessagesPlace {
  if (path === OUTBOX_PATH) return { at: 'outbox' }
  if (path === RETURNS_PATH) return { at: 'returns' }
  // Letters, labels, cards, calls and the list of occasions read the rest of the address themselves.
  if (path === OCCASIONS_PATH || /^\/messages\/(?:paper|calls)(?:\/|$)/.test(path)) return { at: 'paper' }
  const fresh = /^\/messages\/new(?:\/(\d{1,7}))?$/.exec(path)
  if (fresh !== null) return { at: 'new', day: fresh[1] === undefined ? null : Number(fresh[1]) }
  const found = /^\/messages\/(\d{1,15})(\/results)?$/.exec(path)
  if (found?.[1] === undefined) return { at: 'all' }
  return { at: found[2] === undefined ? 'one' : 'results', id: Number(found[1]) }
}
