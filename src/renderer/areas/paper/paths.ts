// Addresses of paper: what of whom is printed, whom to call, whose days return.
import { OCCASIONS_PATH } from '../campaigns/paths.ts'

/** Those who were chosen on the page before; a window keeps them until others are. */
export const PAPER_PEOPLE_PATH = '/messages/paper/people'
export const listPaperPath = (id: number): string => `/messages/paper/list/${String(id)}`

export type PaperPlace =
  | { readonly at: 'campaign' | 'list' | 'calls'; readonly id: number }
  | { readonly at: 'people' | 'occasions' | 'nowhere' }

export function placeOf(path: string): PaperPlace {
  if (path === OCCASIONS_PATH) return { at: 'occasions' }
  if (path === PAPER_PEOPLE_PATH) return { at: 'people' }
  const [, at, id] = /^\/messages\/(paper|paper\/list|calls)\/(\d{1,15})$/.exec(path) ?? []
  if (id === undefined) return { at: 'nowhere' }
  if (at === 'calls') return { at: 'calls', id: Number(id) }
  return { at: at === 'paper' ? 'campaign' : 'list', id: Number(id) }
}
