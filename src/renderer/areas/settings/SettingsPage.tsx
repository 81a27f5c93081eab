// The settings: what one may want to do on the left, with a field to find it, and the page of it beside.
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { plain } from '../../app/palette/entries.ts'
import { MissingPage } from '../../app/states/MissingPage.tsx'
import { classes } from '../../components/classes.ts'
import { Keycap } from '../../components/Keycap.tsx'
import { SETTINGS, type SettingsEntry } from './settings-pages.tsx'
import styles from './SettingsPage.module.css'

const GROUPS = ['shop', 'you', 'book'] as const

export function SettingsPage() {
  const words = useWords()
  const [location] = useLocation()
  const path = location === '/settings' ? SETTINGS[0]?.path : location
  const entry = SETTINGS.find((one) => one.path === path)
  const Content = entry?.component ?? MissingPage
  return (
    <div className={styles['page']}>
      <div className={styles['places']}>
        <p className={styles['head']}>{words('settings.title')}</p>
        <Places current={entry} />
      </div>
      <div className={styles['content']}>
        <Content />
      </div>
    </div>
  )
}

function Places({ current }: { readonly current: SettingsEntry | undefined }) {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const [, navigate] = useLocation()
  const field = useRef<HTMLInputElement>(null)
  useShortcuts({ '/': { where: 'page', run: () => field.current?.focus() } })
  const wanted = plain(typed).split(/\s+/).filter(Boolean)
  const fits = ({ title, find }: SettingsEntry) => {
    const known = plain(`${words(title)} ${words(find)}`).split(/[^\p{L}\p{N}]+/u)
    return wanted.every((word) => known.some((one) => one.startsWith(word)))
  }
  const found = SETTINGS.filter(fits)
  return (
    <>
      <TextInput
        ref={field}
        aria-label={words('settings.find')}
        placeholder={words('settings.find')}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
        rightSection={<Keycap label={words('key.slash')} silent />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found[0]) navigate(found[0].path)
          if (event.key === 'Escape') setTyped('')
        }}
      />
      <nav aria-label={words('settings.title')}>
        {GROUPS.map((group) => {
          const entries = found.filter((one) => one.group === group)
          return (
            entries.length > 0 && (
              <section key={group} className={styles['group']} aria-label={words(`settings.group.${group}`)}>
                <p className={styles['groupHead']} aria-hidden="true">
                  {words(`settings.group.${group}`)}
                </p>
                {entries.map((entry) => (
                  <Link
                    key={entry.path}
                    href={entry.path}
                    className={classes(styles['place'], entry === current && styles['current'])}
                    aria-current={entry === current ? 'page' : undefined}
                  >
                    <entry.icon size={18} stroke={1.6} aria-hidden="true" />
                    {words(entry.title)}
                  </Link>
                ))}
              </section>
            )
          )
        })}
      </nav>
      {found.length === 0 && <p className={styles['nothing']}>{words('settings.find-nothing')}</p>}
    </>
  )
}
