// Bringing in a file: which and of what, what its columns mean, what would happen, and then its long work with the report.
import { useLocation } from 'wouter'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { EmptyShelf } from '../../components/drawings/EmptyShelf.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { CheckStep } from './CheckStep.tsx'
import { ChooseStep } from './ChooseStep.tsx'
import { importMemory, usePrepared } from './import-memory.ts'
import { ImportWork } from './ImportWork.tsx'
import { IMPORT_PATH, importPath, importWorkPath, placeOf } from './paths.ts'
import { TriedStep } from './TriedStep.tsx'

export function ImportPage() {
  const words = useWords()
  const may = useMay('manager')
  const [path, navigate] = useLocation()
  const place = placeOf(path)
  const prepared = usePrepared()
  if (!may)
    return (
      <EmptyState
        drawing={<EmptyShelf />}
        title={words('import.not-allowed.title')}
        sentence={words('import.not-allowed.text')}
      />
    )
  if (place.at === 'work')
    return (
      <ImportWork
        key={place.work}
        id={place.work}
        onAnother={(kind) => {
          importMemory.keep(null)
          navigate(kind === null ? IMPORT_PATH : importPath(kind))
        }}
      />
    )
  if (prepared === null || (place.kind !== null && prepared.kind !== null && place.kind !== prepared.kind))
    return (
      <ChooseStep
        kind={place.kind}
        onKind={(kind) => navigate(kind === null ? IMPORT_PATH : importPath(kind), { replace: true })}
      />
    )
  if (prepared.tried === null)
    return (
      <CheckStep
        key={prepared.taken}
        prepared={prepared}
        onKind={(kind) => navigate(importPath(kind), { replace: true })}
      />
    )
  return (
    <TriedStep
      prepared={prepared}
      tried={prepared.tried}
      onWork={(work) => {
        importMemory.keep(null)
        navigate(importWorkPath(work), { replace: true })
      }}
    />
  )
}
