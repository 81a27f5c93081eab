// Every page of the shop: its place in the navigation, its address, its keys. A new area adds one entry here.
import { IconAdjustmentsHorizontal, IconSun, IconUsers, type Icon } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { PlainKey } from '../../shared/words/words.ts'
import { CustomersPage } from '../areas/contacts/CustomersPage.tsx'
import { useCustomerCount } from '../areas/contacts/use-customer-count.ts'
import { SettingsPage } from '../areas/settings/SettingsPage.tsx'
import { TodayPage } from '../areas/today/TodayPage.tsx'

export interface Page {
  /** Where the navigation leads. */
  readonly path: string
  /** Address pattern of the page and everything on it. */
  readonly pattern: string
  readonly words: PlainKey
  readonly icon: Icon
  readonly component: ComponentType
  /** `main`: among the places; `foot`: below them. */
  readonly place: 'main' | 'foot'
  /** G, then this letter. */
  readonly letter?: string
  /** The page fills the window under the bar and scrolls inside itself. */
  readonly fixed?: boolean
  /** A count beside the words, where the window is wide. */
  readonly useCount?: () => number | undefined
}

export const PAGES: readonly Page[] = [
  {
    path: '/today',
    pattern: '/today',
    words: 'app.today',
    icon: IconSun,
    component: TodayPage,
    place: 'main',
    letter: 't',
  },
  {
    path: '/customers',
    pattern: '/customers/*?',
    words: 'app.customers',
    icon: IconUsers,
    component: CustomersPage,
    place: 'main',
    letter: 'c',
    fixed: true,
    useCount: useCustomerCount,
  },
  {
    path: '/settings',
    pattern: '/settings/*?',
    words: 'app.settings',
    icon: IconAdjustmentsHorizontal,
    component: SettingsPage,
    place: 'foot',
    letter: 's',
    fixed: true,
  },
]

/** The page an address belongs to. */
export function pageAt(location: string): Page | undefined {
  return PAGES.find(({ path }) => location === path || location.startsWith(`${path}/`))
}
