// What runs in the background: how far it is, and Stop. It goes on when the page is left, and the bar knows it.
import { Popover, Progress } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconProgress } from '@tabler/icons-react'
import { q } from '../../api/queries.ts'
import { importWorkPath } from '../../areas/exchange/paths.ts'
import { IMPORT_WORK } from '../../areas/exchange/PastImports.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { useNow } from '../clock.ts'
import { useFormats, useWords } from '../language/speaking.tsx'
import { useMay } from '../session/here.tsx'
import styles from './LongWork.module.css'
import { minutesLeft, useWorks, type RunningWork } from './works.ts'

export function LongWork() {
  const words = useWords()
  const works = useWorks().filter(({ state }) => state === 'running' || state === 'undoing' || state === 'stopped')
  const [first] = works
  if (!first) return null
  return (
    <Popover width={360} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles['chip']}>
          <IconProgress size={18} stroke={1.6} aria-hidden="true" />
          <WorkWords work={first} />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words('work.title')}>
        <h2>{words('work.title')}</h2>
        <ul className={styles['list']}>
          {works.map((work) => (
            <WorkLine key={work.id} work={work} />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

function WorkWords({ work }: { readonly work: RunningWork }) {
  const words = useWords()
  const formats = useFormats()
  const kind = words.find(`work.kind.${work.kind}`) ?? words('work.kind.other')
  const values = { kind, done: formats.number(work.done), of: formats.number(work.of) }
  return <span className={styles['words']}>{words(wordsOf(work), values)}</span>
}

function wordsOf({ state, of }: RunningWork) {
  if (state === 'stopped') return 'work.standing'
  if (state === 'undoing') return 'work.undoing'
  return of > 0 ? 'work.running' : 'work.running-open'
}

function WorkLine({ work }: { readonly work: RunningWork }) {
  const words = useWords()
  const now = useNow()
  const mayStop = useMay('staff')
  const stop = useMutation(q.work.stop.mutationOptions())
  const goOn = useMutation(q.work.goOn.mutationOptions())
  const left = minutesLeft(work, now)
  const share = work.of > 0 ? (100 * work.done) / work.of : 0
  return (
    <li className={styles['line']}>
      <WorkWords work={work} />
      <Progress value={share} size="sm" aria-label={words('work.title')} />
      <div className={styles['foot']}>
        <span>
          {left !== null && (left < 1 ? words('work.left-soon') : words('work.left', { minutes: Math.round(left) }))}
        </span>
        {work.kind === IMPORT_WORK && work.state !== 'undoing' && (
          <TextButton href={importWorkPath(work.id)}>{words('work.see')}</TextButton>
        )}
        {mayStop && work.state === 'stopped' && (
          <TextButton onClick={() => goOn.mutate({ id: work.id })}>{words('work.go-on')}</TextButton>
        )}
        {mayStop && work.state === 'running' && (
          <TextButton onClick={() => stop.mutate({ id: work.id })}>{words('work.stop')}</TextButton>
        )}
      </div>
    </li>
  )
}
