// The bar on top: the one search box, what runs, the backup's story, who is here, lock.
import { IconLock, IconSearch } from '@tabler/icons-react'
import { api } from '../../api/client.ts'
import { initialsOf } from '../../components/initials.ts'
import { Keycap } from '../../components/Keycap.tsx'
import { Monogram } from '../../components/Monogram.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { Unseen } from '../../components/Unseen.tsx'
import { useWords } from '../language/speaking.tsx'
import { useHere } from '../session/here.tsx'
import { BackupStory } from './BackupStory.tsx'
import { LongWork } from './LongWork.tsx'
import { showOver } from './over.ts'
import styles from './TopBar.module.css'

export function TopBar() {
  const words = useWords()
  const { user, status } = useHere()
  return (
    <header className={styles['bar']} aria-label={words('app.bar')}>
      <button
        type="button"
        className={styles['search']}
        aria-keyshortcuts="Control+K"
        onClick={() => showOver('palette')}
      >
        <IconSearch size={18} stroke={1.6} aria-hidden="true" />
        <span className={styles['searchWords']}>{words('app.search')}</span>
        <Keycap label={words('key.ctrl-k')} silent />
      </button>
      {status.demo && (
        <span className={styles['demo']}>
          <span className={styles['demoWords']}>{words('app.demo')}</span>
          <TextButton label={words('sample.leave')} onClick={() => void api.book.leaveSample({})}>
            {words('app.leave')}
          </TextButton>
        </span>
      )}
      <div className={styles['gap']} />
      <LongWork />
      <BackupStory />
      <button type="button" className={styles['person']} aria-keyshortcuts="F2" onClick={() => showOver('switch')}>
        <Monogram initials={initialsOf(user.name)} />
        <span className={styles['name']}>{user.name.split(/\s+/)[0]}</span>
        <Unseen>{words('palette.switch')}</Unseen>
        <Keycap label={words('key.f2')} silent />
      </button>
      <button
        type="button"
        className={styles['lock']}
        aria-keyshortcuts="Control+L"
        onClick={() => void api.session.screen({})}
      >
        <IconLock size={18} stroke={1.6} aria-hidden="true" />
        {words('app.lock')}
      </button>
    </header>
  )
}
