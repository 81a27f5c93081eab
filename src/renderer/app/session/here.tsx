// Who is signed in and which shop this is, for every screen inside the frame.
import { createContext, use } from 'react'
import { mayAccess, type Access } from '../../../shared/roles.ts'
import type { BookStatus, Shop, SignedIn } from './screen-of.ts'

export interface Here {
  readonly user: SignedIn['user']
  readonly people: SignedIn['people']
  readonly hiddenFields: readonly string[]
  readonly shop: Shop
  readonly status: BookStatus
}

export const HereContext = createContext<Here | null>(null)

export function useHere(): Here {
  const here = use(HereContext)
  if (!here) throw new Error('a screen asks who is here outside the frame')
  return here
}

/** Whether the person here may do this; buttons that lead to a refusal are not shown. */
export function useMay(access: Access): boolean {
  return mayAccess(useHere().user.role, access)
}
