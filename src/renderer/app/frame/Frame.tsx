// What stands around every page: places at the edge, the bar on top, the palette, keys and messages.
import { useEffect, useRef } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { api } from '../../api/client.ts'
import { Unseen } from '../../components/Unseen.tsx'
import { classes } from '../../components/classes.ts'
import { useWords } from '../language/speaking.tsx'
import { AllKeys } from '../keyboard/AllKeys.tsx'
import { useShortcuts } from '../keyboard/shortcuts.ts'
import { GO_TO } from '../go-to.ts'
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
import { showOver, useOver } from './over.ts'
import { TopBar } from './TopBar.tsx'
import { UnsoundStrip } from './UnsoundStrip.tsx'
import { WorksFollowed } from './works.ts'

/** Where a window begins. */
const FIRST_PAGE = '/today'

export function Frame() {
  const words = useWords()
  const { shop } = useHere()
  const [location, navigate] = useLocation()
  const over = useOver()
  const main = useRef<HTMLElement>(null)
  const page = pageAt(location)

  useTouch()
  useEffect(() => () => showOver(null), [])
  useUndoEverywhere()
  usePageTitle(page === undefined ? words('app.name') : words(page.words), shop.shop)
  useGoKeys(navigate)
  useShortcuts(
    {
      'ctrl+k': { where: 'anywhere', run: () => showOver('palette') },
      'ctrl+l': { where: 'anywhere', run: () => void api.session.screen({}) },
      f2: { where: 'anywhere', run: () => showOver('switch') },
      f1: { where: 'anywhere', run: () => showOver('keys') },
      '?': { where: 'page', run: () => showOver('keys') },
      '/': { where: 'page', run: () => showOver('palette') },
    },
    'under',
  )

  const close = () => showOver(null)
  return (
    <WorksFollowed>
      <div className={classes(styles['frame'], page?.whole && styles['whole'])}>
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
        {page?.whole !== true && (
          <>
            <Navigation shop={shop.shop} />
            <TopBar />
          </>
        )}
        <main ref={main} id="page" tabIndex={-1} className={classes(styles['main'], page?.fixed && styles['fixed'])}>
          <ConnectionStrip />
          <UnsoundStrip />
          <Boundary place={page?.path ?? location}>
            <Switch>
              {PAGES.map(({ pattern, component: PageComponent }) => (
                <Route key={pattern} path={pattern}>
                  <PageComponent />
                </Route>
              ))}
              <Route path="/">
                <Redirect to={FIRST_PAGE} replace />
              </Route>
              <Route>
                <MissingPage />
              </Route>
            </Switch>
          </Boundary>
        </main>
        <PageAnnouncer name={page === undefined ? words('missing.title') : words(page.words)} />
        <Palette opened={over === 'palette'} onClose={close} />
        <AllKeys opened={over === 'keys'} onClose={close} />
        <SwitchPerson opened={over === 'switch'} onClose={close} />
        <Toasts />
      </div>
    </WorksFollowed>
  )
}

/** G, then the letter of a page. */
function useGoKeys(navigate: (path: string) => void): void {
  const goTo = (path: string) => {
    // The list of the page that comes takes the focus, unless something still has it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    navigate(path)
  }
  const entries = GO_TO.map(({ letter, path }) => [`g ${letter}`, { where: 'page', run: () => goTo(path) }] as const)
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
