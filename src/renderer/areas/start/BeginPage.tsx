// The last step: what to begin with. The first way has the focus, so that Enter goes on.
import { useLocation } from 'wouter'
import { IconChevronRight } from '@tabler/icons-react'
import { useWords } from '../../app/language/speaking.tsx'
import { useMutation } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { BEGINNINGS, type Beginning } from './beginnings.ts'
import styles from './BeginPage.module.css'
import { Threshold } from './Threshold.tsx'

export function BeginPage({ onDone }: { readonly onDone: () => void }) {
  const words = useWords()
  const [, navigate] = useLocation()
  const say = useSaid()
  const openSample = useMutation(q.book.openSample.mutationOptions())
  const begin = (to: Beginning['to']) => {
    const path = to === 'sample' ? '/today' : to.path
    const go = () => {
      navigate(path, { replace: true })
      onDone()
    }
    if (to === 'sample') openSample.mutate({}, { onSuccess: go })
    else go()
  }
  return (
    <Threshold
      over={words('start.step', { step: 3, of: 3 })}
      title={words('begin.title')}
      sentence={words('begin.sentence')}
    >
      <ul className={styles['ways']}>
        {BEGINNINGS.map(({ words: key, help, icon: WayIcon, to }, at) => (
          <li key={key}>
            <button
              type="button"
              className={styles['way']}
              onClick={() => begin(to)}
              disabled={openSample.isPending}
              autoFocus={at === 0}
            >
              <WayIcon size={20} stroke={1.6} aria-hidden="true" className={styles['icon']} />
              <span className={styles['words']}>
                <strong>{words(key)}</strong>
                <span className={styles['help']}>
                  {to === 'sample' && openSample.isPending ? words('sample.opening') : words(help)}
                </span>
              </span>
              <IconChevronRight size={18} stroke={1.6} aria-hidden="true" className={styles['arrow']} />
            </button>
          </li>
        ))}
      </ul>
      {openSample.error !== null && <FailedLine said={say(openSample.error)} />}
    </Threshold>
  )
}
