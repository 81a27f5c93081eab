// Where one is on the pages of results, and the ways from there.
import { Button } from '@mantine/core'
import { IconChevronRight, IconPrinter } from '@tabler/icons-react'
import { Fragment } from 'react'
import { Link } from 'wouter'
import { useWords } from '../../../app/language/speaking.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { MESSAGES_PATH } from '../paths.ts'
import styles from './results.module.css'

interface Way {
  readonly href: string
  readonly words: string
}

interface TopProps {
  readonly trail: readonly Way[]
  readonly here: string
  readonly links: readonly Way[]
}

export function Top({ trail, here, links }: TopProps) {
  const words = useWords()
  return (
    <div className={styles['top']}>
      <nav aria-label={words('results.breadcrumb')} className={styles['crumbs']}>
        {[{ href: MESSAGES_PATH, words: words('results.messages') }, ...trail].map((way) => (
          <Fragment key={way.href}>
            <Link href={way.href}>{way.words}</Link>
            <IconChevronRight size={16} stroke={1.6} aria-hidden className={styles['turns']} />
          </Fragment>
        ))}
        <span>{here}</span>
      </nav>
      <div className={styles['tools']}>
        {links.map((way) => (
          <TextButton key={way.href + way.words} href={way.href}>
            {way.words}
          </TextButton>
        ))}
        <Button
          variant="subtle"
          leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden />}
          onClick={() => window.print()}
        >
          {words('results.print')}
        </Button>
      </div>
    </div>
  )
}
