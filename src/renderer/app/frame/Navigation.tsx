// The places of the shop at the edge of the window, under the awning.
import { Fragment } from 'react'
import { Link, useLocation } from 'wouter'
import { mayAccess } from '../../../shared/roles.ts'
import { Awning } from '../../components/Awning.tsx'
import { classes } from '../../components/classes.ts'
import { useFormats, useWords } from '../language/speaking.tsx'
import { PAGES, pageAt, type Page } from '../pages.tsx'
import { useHere } from '../session/here.tsx'
import styles from './Navigation.module.css'

const noCount = () => undefined

export interface NavigationProps {
  readonly shop: string
}

/** The first word of a shop's name stands alone where the column is narrow: Rosa's Bakery, Rosa's. */
export function shortName(shop: string): string {
  const [first = shop] = shop.split(/\s+/)
  return first.length >= 3 && first.length <= 10 ? first : shop
}

export function Navigation({ shop }: NavigationProps) {
  const words = useWords()
  const [location] = useLocation()
  const here = pageAt(location)
  const { role } = useHere().user
  const entries = (place: Page['place']) =>
    PAGES.filter(({ place: stands, access = 'everyone' }) => stands === place && mayAccess(role, access))
  const below = ({ path }: Page) => entries('under').filter(({ under }) => under === path)
  return (
    <nav aria-label={words('app.nav')} className={styles['navigation']}>
      <Awning size="narrow" />
      <div className={styles['shop']}>
        <span className={styles['short']} aria-hidden="true">
          {shortName(shop)}
        </span>
        <span className={styles['full']}>{shop}</span>
      </div>
      <div className={styles['places']}>
        {entries('main').map((page) => (
          <Fragment key={page.path}>
            <Entry page={page} current={page === here} />
            {below(page).map((one) => (
              <Entry key={one.path} page={one} current={one === here} />
            ))}
          </Fragment>
        ))}
        <div className={styles['gap']} />
        {entries('foot').map((page) => (
          <Entry key={page.path} page={page} current={page === here} />
        ))}
      </div>
    </nav>
  )
}

function Entry({ page, current }: { readonly page: Page; readonly current: boolean }) {
  const words = useWords()
  const formats = useFormats()
  const useCount = page.useCount ?? noCount
  const count = useCount()
  const PageIcon = page.icon
  return (
    <Link
      href={page.path}
      className={classes(styles['entry'], page.place === 'under' && styles['under'], current && styles['current'])}
      aria-current={current ? 'page' : undefined}
    >
      {page.place !== 'under' && <PageIcon size={20} stroke={1.6} aria-hidden="true" />}
      <span className={styles['words']}>{words(page.words)}</span>
      {count !== undefined && <span className={styles['count']}>{formats.number(count)}</span>}
    </Link>
  )
}
