// Imports that run, were stopped, or were done lately: each leads to its report.
import { IconCircleCheck, IconPlayerPause, IconProgress, IconArrowBackUp } from '@tabler/icons-react'
import { useId } from 'react'
import { useLocation } from 'wouter'
import { useMoment } from '../../app/language/use-moment.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useWorks, type RunningWork } from '../../app/frame/works.ts'
import { Row, Rows } from '../../components/Row.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { importWorkPath } from './paths.ts'

export const IMPORT_WORK = 'exchange.import'

const ICONS = {
  running: IconProgress,
  undoing: IconProgress,
  stopped: IconPlayerPause,
  done: IconCircleCheck,
  undone: IconArrowBackUp,
} as const

export function PastImports() {
  const words = useWords()
  const id = useId()
  const works = useWorks().filter(({ kind }) => kind === IMPORT_WORK)
  if (works.length === 0) return null
  return (
    <section>
      <SectionHeading id={id}>{words('import.past')}</SectionHeading>
      <Rows labelledBy={id}>
        {works.slice(0, 5).map((work) => (
          <PastRow key={work.id} work={work} />
        ))}
      </Rows>
    </section>
  )
}

function PastRow({ work }: { readonly work: RunningWork }) {
  const words = useWords()
  const formats = useFormats()
  const moment = useMoment()
  const [, navigate] = useLocation()
  const Shape = ICONS[work.state]
  const path = importWorkPath(work.id)
  return (
    <Row
      lead={<Shape size={18} stroke={1.6} aria-hidden />}
      titleFace="words"
      title={words(`import.state.${work.state}`)}
      sentence={words('import.past-line', { done: formats.number(work.done), of: formats.number(work.of) })}
      figures={moment(work.startedAt)}
      action={<TextButton href={path}>{words('import.see')}</TextButton>}
      onEnter={() => navigate(path)}
    />
  )
}
