// Files that came in on this PC, by hand or from a watched folder: what became of each, and the way to its report.
import { IconArrowBackUp, IconCircleCheck, IconPlayerPause, IconProgress, type Icon } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useId } from 'react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { exchange } from '../../../shared/contract/exchange.ts'
import { q } from '../../api/queries.ts'
import { useWorks, type RunningWork } from '../../app/frame/works.ts'
import { useMoment } from '../../app/language/use-moment.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { importWorkPath } from './paths.ts'

export const IMPORT_WORK = 'exchange.import'

type Past = OutputOf<(typeof exchange)['imports']>[number]

const ICONS: Readonly<Record<RunningWork['state'], Icon>> = {
  running: IconProgress,
  undoing: IconProgress,
  stopped: IconPlayerPause,
  done: IconCircleCheck,
  undone: IconArrowBackUp,
}

const SHOWN = 6

export function PastImports() {
  const words = useWords()
  const id = useId()
  const past = useQuery(q.exchange.imports.queryOptions({ input: {} })).data ?? []
  const works = useWorks().filter(({ kind }) => kind === IMPORT_WORK)
  useFresh(works)
  if (past.length === 0) return null
  return (
    <section>
      <SectionHeading id={id}>{words('import.past')}</SectionHeading>
      <Rows labelledBy={id}>
        {past.slice(0, SHOWN).map((one) => (
          <PastRow key={one.work} past={one} undoing={works.some((work) => work.turns === one.work)} />
        ))}
      </Rows>
    </section>
  )
}

/** Asked again when a work begins, ends or is taken back; not at each of its steps. */
function useFresh(works: readonly RunningWork[]): void {
  const queryClient = useQueryClient()
  const again = useEffectEvent(() => queryClient.invalidateQueries({ queryKey: q.exchange.imports.key() }))
  const states = works.map(({ id, state }) => `${String(id)} ${state}`).join()
  useEffect(() => {
    void again()
  }, [states])
}

function PastRow({ past, undoing }: { readonly past: Past; readonly undoing: boolean }) {
  const words = useWords()
  const moment = useMoment()
  const [, navigate] = useLocation()
  const { created, updated, skipped } = past
  const state = undoing ? 'undoing' : past.state
  const Shape = ICONS[state]
  const path = importWorkPath(past.work)
  return (
    <Row
      lead={<Shape size={18} stroke={1.6} aria-hidden />}
      titleFace="words"
      title={<bdi>{past.name}</bdi>}
      sentence={
        state === 'done' ? words('import.past-line', { created, updated, skipped }) : words(`import.state.${state}`)
      }
      figures={moment(past.at)}
      action={
        <TextButton href={path} label={words('import.see-label', { name: past.name })}>
          {words('import.see')}
        </TextButton>
      }
      onEnter={() => navigate(path)}
    />
  )
}
