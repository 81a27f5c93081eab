// The last step: what to begin with. The first way has the focus, so that Enter goes on.
import { useLocation } from 'wouter'
import { IconChevronRight } from '@tabler/icons-react'
import { useWords } from '../../app/language/speaking.tsx'
import { BEGINNINGS } from './beginnings.ts'
import styles from './BeginPage.module.css'
import { Threshold } from './Threshold.tsx'

export function BeginPage({ onDone }: { readonly onDone: () => void }) {
  const words = useWords()
  const [, navigate] = useLocation()
  const begin = (path: string) => {
    navigate(path, { replace: true })
    onDone()
  }
  return (
    <Threshold
      over={words('start.step', { step: 3, of: 3 })}
      title={words('begin.title')}
      sentence={words('begin.sentence')}
    >
      <ul className={styles['ways']}>
        {BEGINNINGS.map(({ words: key, help, icon: WayIcon, path }, at) => (
          <li key={path}>
            <button type="button" className={styles['way']} onClick={() => begin(path)} autoFocus={at === 0}>
              <WayIcon size={20} stroke={1.6} aria-hidden="true" className={styles['icon']} />
              <span className={styles['words']}>
                <strong>{words(key)}</strong>
                <span className={styles['help']}>{words(help)}</span>
              </span>
              <IconChevronRight size={18} stroke={1.6} aria-hidden="true" className={styles['arrow']} />
            </button>
          </li>
        ))}
      </ul>
    </Threshold>
  )
}
