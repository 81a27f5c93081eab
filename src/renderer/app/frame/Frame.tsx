// What stands around every page: places at the edge, the bar on top, the palette, keys and messages.
import { useEffect, useRef, useState } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { api } from '../../api/client.ts'
import { Unseen } from '../../components/Unseen.tsx'
import { classes } from '../../components/classes.ts'
import { useWords } from '../language/speaking.tsx'
import { AllKeys } from '../keyboard/AllKeys.tsx'
import { useShortcuts } from '../keyboard/shortcuts.ts'
import { PAGES, pageAt } from '../pages.tsx'
import { Palette } from '../palette/Palette.tsx'
import { useHere } from '../session/here.tsx'
import { SwitchPerson } from '../session/SwitchPerson.tsx'
import { useTouch } from '../session/use-touch.ts'
import { Boundary } from '../states/Boundary.tsx'
import { MissingPage } from '../states/MissingPage.tsx'
import { Toasts } from '../undo/Toasts.tsx'
import { useUndoEverywhere } from '../undo/use-undo.ts'
import { ConnectionStrip } from './ConnectionStrip.tsx'
import styles from './Frame.module.css'
import { Navigation } from './Navigation.tsx'
import { TopBar } from './TopBar.tsx'

/** What is open over the page. One at a time. */
export type Over = 'palette' | 'keys' | 'switch' | null

export function Frame() {
  const words = useWords()
  const { shop } = useHere()
  const [location, navigate] = useLocation()
  const [over, setOver] = useState<Over>(null)
  const main = useRef<HTMLElement>(null)
  const page = pageAt(location)

  useTouch()
  useUndoEverywhere()
  usePageTitle(page === undefined ? words('app.name') : words(page.words), shop.shop)
  useGoKeys(navigate)
  useShortcuts({
    'ctrl+k': { where: 'anywhere', run: () => setOver('palette') },
    'ctrl+l': { where: 'anywhere', run: () => void api.session.screen({}) },
    f2: { where: 'anywhere', run: () => setOver('switch') },
    f1: { where: 'anywhere', run: () => setOver('keys') },
    '?': { where: 'page', run: () => setOver('keys') },
    '/': { where: 'page', run: () => setOver('palette') },
  })

  const close = () => setOver(null)
  return (
    <div className={styles['frame']}>
      <a
        className={styles['skip']}
        href="#page"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {words('app.skip')}
      </a>
      <Navigation shop={shop.shop} />
      <TopBar onOpen={setOver} />
      <main ref={main} tabIndex={-1} className={classes(styles['main'], page?.fixed && styles['fixed'])}>
        <ConnectionStrip />
        <Boundary place={page?.path ?? location}>
          <Switch>
            {PAGES.map(({ pattern, component: PageComponent }) => (
              <Route key={pattern} path={pattern}>
                <PageComponent />
              </Route>
            ))}
            <Route>
              <MissingPage />
            </Route>
          </Switch>
        </Boundary>
      </main>
      <PageAnnouncer name={page === undefined ? words('missing.title') : words(page.words)} />
      <Palette opened={over === 'palette'} onClose={close} onOpen={setOver} />
      <AllKeys opened={over === 'keys'} onClose={close} />
      <SwitchPerson opened={over === 'switch'} onClose={close} />
      <Toasts />
    </div>
  )
}

/** G, then the letter of a page. */
function useGoKeys(navigate: (path: string) => void): void {
  const entries = PAGES.flatMap(({ letter, path }) =>
    letter === undefined ? [] : [[`g ${letter}`, { where: 'page' as const, run: () => navigate(path) }] as const],
  )
  useShortcuts(Object.fromEntries(entries))
}

function usePageTitle(page: string, shop: string): void {
  useEffect(() => {
    document.title = `${page} · ${shop}`
  }, [page, shop])
}

/** A page that comes without a new document is not announced by itself. */
function PageAnnouncer({ name }: { readonly name: string }) {
  return (
    <Unseen>
      <span role="status">{name}</span>
    </Unseen>
  )
}
