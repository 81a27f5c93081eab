// Every page of the shop: its place in the navigation, its address, its keys. A new area adds one entry here.
import {
  IconAdjustmentsHorizontal,
  IconBuildingStore,
  IconChartLine,
  IconCheckbox,
  IconClipboardCheck,
  IconFileImport,
  IconFilterHeart,
  IconHeart,
  IconHome,
  IconListDetails,
  IconMail,
  IconMessages,
  IconPackage,
  IconReceipt,
  IconSun,
  IconUsers,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Access } from '../../shared/roles.ts'
import type { PlainKey } from '../../shared/words/words.ts'
import { ReportsPage } from '../areas/analytics/ReportsPage.tsx'
import { MessagesPage } from '../areas/campaigns/MessagesPage.tsx'
import { CustomersPage } from '../areas/contacts/CustomersPage.tsx'
import { useCustomerCount } from '../areas/contacts/use-customer-count.ts'
import { DuplicatesPage } from '../areas/duplicates/DuplicatesPage.tsx'
import { useGroupCount } from '../areas/duplicates/TwiceLine.tsx'
import { ImportPage } from '../areas/exchange/ImportPage.tsx'
import { CounterPage } from '../areas/counter/CounterPage.tsx'
import { HouseholdsPage } from '../areas/households/HouseholdsPage.tsx'
import { SaidPage } from '../areas/interactions/SaidPage.tsx'
import { ListsPage } from '../areas/lists/ListsPage.tsx'
import { ProductsPage } from '../areas/products/ProductsPage.tsx'
import { QualityPage } from '../areas/quality/QualityPage.tsx'
import { SegmentsPage } from '../areas/segments/SegmentsPage.tsx'
import { SettingsPage } from '../areas/settings/SettingsPage.tsx'
import { TasksPage } from '../areas/tasks/TasksPage.tsx'
import { useDueCount } from '../areas/tasks/use-due-count.ts'
import { TodayPage } from '../areas/today/TodayPage.tsx'
import { LoyaltyPage } from '../areas/value/loyalty/LoyaltyPage.tsx'
import { LOYALTY_PATH } from '../areas/value/paths.ts'
import { DayPage } from '../areas/visits/DayPage.tsx'

export interface Page {
  /** Where the navigation leads. */
  readonly path: string
  /** Address pattern of the page and everything on it. */
  readonly pattern: string
  readonly words: PlainKey
  readonly icon: Icon
  readonly component: ComponentType
  /**
   * `main`: among the places; `foot`: below them; `under`: below the place that it belongs to; `aside`: reached from another page and
   * from the search box.
   */
  readonly place: 'main' | 'foot' | 'under' | 'aside'
  /** Path of the place that a page `under` it belongs to. */
  readonly under?: string
  /** Who is shown the way there; everyone unless said. */
  readonly access?: Access
  /** G, then this letter. */
  readonly letter?: string
  /** The page fills the window under the bar and scrolls inside itself. */
  readonly fixed?: boolean
  /** The page has the whole window, without navigation and bar. */
  readonly whole?: boolean
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
    path: '/counter',
    pattern: '/counter/*?',
    words: 'app.counter',
    icon: IconBuildingStore,
    component: CounterPage,
    place: 'main',
    letter: 'k',
    fixed: true,
    whole: true,
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
    path: '/segments',
    pattern: '/segments/*?',
    words: 'app.segments',
    icon: IconFilterHeart,
    component: SegmentsPage,
    place: 'under',
    under: '/customers',
    letter: 'e',
    fixed: true,
  },
  {
    path: '/duplicates',
    pattern: '/duplicates/*?',
    words: 'app.duplicates',
    icon: IconUsersGroup,
    component: DuplicatesPage,
    place: 'under',
    under: '/customers',
    access: 'staff',
    letter: 'u',
    fixed: true,
    useCount: useGroupCount,
  },
  {
    path: '/quality',
    pattern: '/quality/*?',
    words: 'app.quality',
    icon: IconClipboardCheck,
    component: QualityPage,
    place: 'under',
    under: '/customers',
    access: 'staff',
    letter: 'q',
    fixed: true,
  },
  {
    path: LOYALTY_PATH,
    pattern: LOYALTY_PATH,
    words: 'app.loyalty',
    icon: IconHeart,
    component: LoyaltyPage,
    place: 'under',
    under: '/customers',
    access: 'staff',
    letter: 'y',
  },
  {
    path: '/products',
    pattern: '/products/*?',
    words: 'app.products',
    icon: IconPackage,
    component: ProductsPage,
    place: 'main',
    letter: 'p',
    fixed: true,
  },
  {
    path: '/tasks',
    pattern: '/tasks',
    words: 'app.tasks',
    icon: IconCheckbox,
    component: TasksPage,
    place: 'main',
    letter: 'a',
    useCount: useDueCount,
  },
  {
    path: '/day',
    pattern: '/day/*?',
    words: 'app.day',
    icon: IconReceipt,
    component: DayPage,
    place: 'aside',
    letter: 'd',
  },
  {
    path: '/lists',
    pattern: '/lists/*?',
    words: 'app.lists',
    icon: IconListDetails,
    component: ListsPage,
    place: 'main',
    letter: 'l',
    fixed: true,
  },
  {
    path: '/messages',
    pattern: '/messages/*?',
    words: 'app.messages',
    icon: IconMail,
    component: MessagesPage,
    place: 'main',
    letter: 'm',
    fixed: true,
  },
  {
    path: '/reports',
    pattern: '/reports/*?',
    words: 'app.reports',
    icon: IconChartLine,
    component: ReportsPage,
    place: 'main',
    access: 'bookkeeper',
    letter: 'r',
  },
  {
    path: '/said',
    pattern: '/said',
    words: 'app.said',
    icon: IconMessages,
    component: SaidPage,
    place: 'aside',
  },
  {
    path: '/households',
    pattern: '/households',
    words: 'app.households',
    icon: IconHome,
    component: HouseholdsPage,
    place: 'aside',
  },
  {
    path: '/import',
    pattern: '/import/*?',
    words: 'app.import',
    icon: IconFileImport,
    component: ImportPage,
    place: 'aside',
    access: 'manager',
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
