// The pages of the settings, by what people want to do, with the words they are found by.
import {
  IconBellOff,
  IconBuildingStore,
  IconDatabase,
  IconForms,
  IconFileImport,
  IconHistory,
  IconInfoCircle,
  IconKey,
  IconKeyboard,
  IconMail,
  IconMailDown,
  IconMailQuestion,
  IconPalette,
  IconScale,
  IconSend,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Access } from '../../../shared/roles.ts'
import type { PlainKey } from '../../../shared/words/words.ts'
import { AboutPage } from '../about/AboutPage.tsx'
import { BackupsPage } from '../backup/BackupsPage.tsx'
import { AskingPage } from '../consent/AskingPage.tsx'
import { DoNotDisturbPage } from '../consent/DoNotDisturbPage.tsx'
import { ASKING_PATH, DO_NOT_DISTURB_PATH, RULES_PATH } from '../consent/paths.ts'
import { RulesPage } from '../consent/RulesPage.tsx'
import { EmailSettings } from '../email/EmailSettings.tsx'
import { FeedPage } from '../email/FeedPage.tsx'
import { EMAIL_PATH, FEED_PATH } from '../email/paths.ts'
import { FieldsPage } from '../fields/FieldsPage.tsx'
import { FilesSettings } from '../exchange/FilesSettings.tsx'
import { HistoryPage } from '../history/HistoryPage.tsx'
import { PeoplePage } from '../users/PeoplePage.tsx'
import { SEND_RULES_PATH } from '../sending/paths.ts'
import { SendRulesPage } from '../sending/SendRulesPage.tsx'
import { KeysSettings } from './KeysSettings.tsx'
import { LooksSettings } from './LooksSettings.tsx'
import { MySettings } from './MySettings.tsx'
import { ShopSettings } from './ShopSettings.tsx'

export interface SettingsEntry {
  readonly path: string
  readonly title: PlainKey
  /** Words people look for it by. */
  readonly find: PlainKey
  readonly icon: Icon
  readonly group: 'shop' | 'you' | 'book'
  readonly access: Access
  readonly component: ComponentType
  /** G, then this letter. */
  readonly letter?: string
}

export const SETTINGS: readonly SettingsEntry[] = [
  {
    path: '/settings/shop',
    title: 'settings.shop.title',
    find: 'settings.shop.find',
    icon: IconBuildingStore,
    group: 'shop',
    access: 'everyone',
    component: ShopSettings,
  },
  {
    path: '/settings/people',
    title: 'settings.people.title',
    find: 'settings.people.find',
    icon: IconUsers,
    group: 'shop',
    access: 'everyone',
    component: PeoplePage,
  },
  {
    path: '/settings/fields',
    title: 'fields.title',
    find: 'fields.find',
    icon: IconForms,
    group: 'shop',
    access: 'everyone',
    component: FieldsPage,
  },
  {
    path: DO_NOT_DISTURB_PATH,
    title: 'settings.do-not-disturb.title',
    find: 'settings.do-not-disturb.find',
    icon: IconBellOff,
    group: 'shop',
    access: 'everyone',
    component: DoNotDisturbPage,
  },
  {
    path: ASKING_PATH,
    title: 'settings.asking.title',
    find: 'settings.asking.find',
    icon: IconMailQuestion,
    group: 'shop',
    access: 'everyone',
    component: AskingPage,
  },
  {
    path: SEND_RULES_PATH,
    title: 'settings.messages.title',
    find: 'settings.messages.find',
    icon: IconSend,
    group: 'shop',
    access: 'everyone',
    component: SendRulesPage,
  },
  {
    path: RULES_PATH,
    title: 'settings.rules.title',
    find: 'settings.rules.find',
    icon: IconScale,
    group: 'shop',
    access: 'everyone',
    component: RulesPage,
  },
  {
    path: EMAIL_PATH,
    title: 'email.title',
    find: 'email.find',
    icon: IconMail,
    group: 'shop',
    access: 'manager',
    component: EmailSettings,
  },
  {
    path: FEED_PATH,
    title: 'email.feed.title',
    find: 'email.feed.find',
    icon: IconMailDown,
    group: 'shop',
    access: 'staff',
    component: FeedPage,
  },
  {
    path: '/settings/me',
    title: 'settings.me.title',
    find: 'settings.me.find',
    icon: IconKey,
    group: 'you',
    access: 'everyone',
    component: MySettings,
  },
  {
    path: '/settings/looks',
    title: 'settings.looks.title',
    find: 'settings.looks.find',
    icon: IconPalette,
    group: 'you',
    access: 'everyone',
    component: LooksSettings,
  },
  {
    path: '/settings/keys',
    title: 'settings.keys.title',
    find: 'settings.keys.find',
    icon: IconKeyboard,
    group: 'you',
    access: 'everyone',
    component: KeysSettings,
  },
  {
    path: '/settings/backups',
    title: 'settings.backups.title',
    find: 'settings.backups.find',
    icon: IconDatabase,
    group: 'book',
    access: 'everyone',
    component: BackupsPage,
  },
  {
    path: '/settings/files',
    title: 'settings.files.title',
    find: 'settings.files.find',
    icon: IconFileImport,
    group: 'book',
    access: 'everyone',
    component: FilesSettings,
  },
  {
    path: '/settings/history',
    title: 'settings.history.title',
    find: 'settings.history.find',
    icon: IconHistory,
    group: 'book',
    access: 'everyone',
    component: HistoryPage,
    letter: 'h',
  },
  {
    path: '/settings/about',
    title: 'settings.about.title',
    find: 'settings.about.find',
    icon: IconInfoCircle,
    group: 'book',
    access: 'everyone',
    component: AboutPage,
  },
]
