// A page that begins with what was found: where one is and what can be done with it, the finding as the title, then all that
// carries it, with the people of one number beside. It scrolls by itself, and prints without its tools.
import { Button } from '@mantine/core'
import { IconChevronRight, IconPrinter } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import { Link } from 'wouter'
import { useWords } from '../app/language/speaking.tsx'
import styles from './FindingPage.module.css'

export function FindingPage({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles['scroller']}>
      <div className={styles['page']}>{children}</div>
    </div>
  )
}

interface FindingTopProps {
  readonly trail: readonly { readonly href: string; readonly words: string }[]
  readonly here: string
  /** Stand before the button that prints. */
  readonly tools?: ReactNode
}

export function FindingTop({ trail, here, tools }: FindingTopProps) {
  const words = useWords()
  return (
    <div className={styles['top']}>
      <nav aria-label={words('app.breadcrumb')} className={styles['crumbs']}>
        {trail.map((way) => (
          <Fragment key={way.href}>
            <Link href={way.href} dir="auto">
              {way.words}
            </Link>
            <IconChevronRight size={16} stroke={1.6} aria-hidden className={styles['turns']} />
          </Fragment>
        ))}
        <span>{here}</span>
      </nav>
      <div className={styles['tools']}>
        {tools}
        <Button
          variant="subtle"
          leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden />}
          onClick={() => window.print()}
        >
          {words('app.print')}
        </Button>
      </div>
    </div>
  )
}

interface FindingProps {
  /** The finding in one sentence. */
  readonly title: string
  /** How it is counted. */
  readonly children: ReactNode
}

export function Finding({ title, children }: FindingProps) {
  return (
    <header className={styles['header']}>
      <h1>{title}</h1>
      <div className={styles['notes']}>{children}</div>
    </header>
  )
}

interface FindingBodyProps {
  readonly children: ReactNode
  /** The people of a number, or room kept for them; null: the body has the whole width. */
  readonly beside: ReactNode
  readonly busy?: boolean
}

export function FindingBody({ children, beside, busy = false }: FindingBodyProps) {
  return (
    <div className={styles['columns']} data-beside={beside === null ? undefined : ''}>
      <div className={styles['main']} aria-busy={busy}>
        {children}
      </div>
      {beside}
    </div>
  )
}
