// The pages, actions and settings that the person here may reach from the search box.
import {
  IconArrowBackUp,
  IconDatabaseExport,
  IconDoorExit,
  IconKeyboard,
  IconLock,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { api } from '../../api/client.ts'
import { SETTINGS } from '../../areas/settings/settings-pages.tsx'
import { useWords } from '../language/speaking.tsx'
import { PAGES } from '../pages.tsx'
import { useHere } from '../session/here.tsx'
import { showOver } from '../frame/over.ts'
import { mayAccess } from '../../../shared/roles.ts'
import { steps } from '../undo/steps.ts'
import { useUndo } from '../undo/use-undo.ts'
import type { Entry } from './entries.ts'

export function useEntries(): readonly Entry[] {
  const words = useWords()
  const [, navigate] = useLocation()
  const { user } = useHere()
  const { undo } = useUndo()

  const allowed = PAGES.filter(({ access = 'everyone' }) => mayAccess(user.role, access))
  const pages = allowed.map((page): Entry => ({
    id: page.path,
    group: 'pages',
    words: words(page.words),
    icon: page.icon,
    ...(page.letter === undefined ? {} : { caps: ['G', page.letter.toUpperCase()] }),
    run: () => navigate(page.path),
  }))
  const settings = SETTINGS.filter(({ access }) => mayAccess(user.role, access)).map((page): Entry => ({
    id: page.path,
    group: 'settings',
    words: words(page.title),
    also: words(page.find),
    icon: page.icon,
    run: () => navigate(page.path),
  }))
  const action = (id: string, entry: Omit<Entry, 'id' | 'group'>): Entry => ({ id, group: 'actions', ...entry })
  const serves = mayAccess(user.role, 'staff')
  const last = steps.lastDone()
  const actions = [
    serves &&
      action('new', {
        words: words('palette.new-customer'),
        icon: IconUserPlus,
        run: () => navigate('/customers/new'),
      }),
    serves &&
      last !== undefined &&
      action('undo', {
        words: words('palette.undo'),
        icon: IconArrowBackUp,
        caps: ['Ctrl', 'Z'],
        run: () => void undo(last.command),
      }),
    action('lock', {
      words: words('palette.lock'),
      icon: IconLock,
      caps: ['Ctrl', 'L'],
      run: () => void api.session.screen({}),
    }),
    action('switch', { words: words('palette.switch'), icon: IconUsers, caps: ['F2'], run: () => showOver('switch') }),
    serves &&
      action('backup', {
        words: words('palette.backup'),
        icon: IconDatabaseExport,
        run: () => navigate('/settings/backups'),
      }),
    action('keys', { words: words('palette.keys'), icon: IconKeyboard, caps: ['?'], run: () => showOver('keys') }),
    action('close', {
      words: words('palette.close-book'),
      icon: IconDoorExit,
      run: () => void api.book.close({}),
    }),
  ]
  return [...actions.filter((entry) => entry !== false), ...pages, ...settings]
}
