// The bar over the counter: the shop, what runs, who is here, and the way back to the book.
import { IconLock } from '@tabler/icons-react'
import { Link } from 'wouter'
import { api } from '../../api/client.ts'
import { BackupStory } from '../../app/frame/BackupStory.tsx'
import { LongWork } from '../../app/frame/LongWork.tsx'
import { showOver } from '../../app/frame/over.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { initialsOf } from '../../components/initials.ts'
import { Keycap } from '../../components/Keycap.tsx'
import { Monogram } from '../../components/Monogram.tsx'
import { Unseen } from '../../components/Unseen.tsx'
import styles from './bar.module.css'

export function CounterBar() {
  const words = useWords()
  const { user, shop, status } = useHere()
  return (
    <header className={styles['bar']} aria-label={words('app.bar')}>
      <span className={styles['shop']}>{shop.shop}</span>
      <span className={styles['place']}>{words('app.counter')}</span>
      {status.demo && <span className={styles['demo']}>{words('app.demo')}</span>}
      <span className={styles['gap']} />
      <LongWork />
      <BackupStory />
      <button type="button" className={styles['button']} aria-keyshortcuts="F2" onClick={() => showOver('switch')}>
        <Monogram initials={initialsOf(user.name)} />
        <span>{user.name.split(/\s+/)[0]}</span>
        <Unseen>{words('palette.switch')}</Unseen>
        <Keycap label={words('key.f2')} silent />
      </button>
      <button
        type="button"
        className={styles['button']}
        aria-keyshortcuts="Control+L"
        onClick={() => void api.session.screen({})}
      >
        <IconLock size={18} stroke={1.6} aria-hidden="true" />
        {words('app.lock')}
      </button>
      <Link href="/today" className={styles['button']} aria-keyshortcuts="Escape">
        {words('counter.back')}
        <Keycap label={words('key.esc')} silent />
      </Link>
    </header>
  )
}
