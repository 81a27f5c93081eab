// What is typed to make a book, and what is still missing. Pure.
import { LEAST_LENGTH } from './password-strength.ts'

export interface Place {
  readonly country: string
  readonly currency: string
  readonly zone: string
  /** Hour 0 to 12 at which the shop's day turns. */
  readonly dayTurn: number
  readonly language: string
}

export interface NewBook {
  readonly shop: string
  readonly owner: string
  readonly password: string
}

export const NOTHING_TYPED: NewBook = { shop: '', owner: '', password: '' }

export type Missing = 'shop' | 'owner' | 'password' | 'password-length'

/** The first thing that keeps the book from being made, or null. */
export function missing({ shop, owner, password }: NewBook): Missing | null {
  if (shop.trim() === '') return 'shop'
  if (owner.trim() === '') return 'owner'
  if (password === '') return 'password'
  return [...password].length < LEAST_LENGTH ? 'password-length' : null
}

/** `K7QD-M2XH-…` → its groups. */
export function groupsOf(code: string): readonly string[] {
  return code.split('-')
}

/** Whether the typed group is the third of the code; case, blanks and easily mistaken letters do not matter. */
export function isThirdGroup(code: string, typed: string): boolean {
  const same = (text: string) =>
    text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1').replaceAll('U', 'V')
  return same(typed) === same(groupsOf(code)[2] ?? '') && typed.trim() !== ''
}
