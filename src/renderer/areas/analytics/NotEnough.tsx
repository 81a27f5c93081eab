// A question that the book cannot answer yet.
import { IconBuildingStore } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { FirstCard } from '../../components/drawings/FirstCard.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { COUNTER_PATH } from '../counter/paths.ts'
import { IMPORT_PATH } from '../exchange/paths.ts'

export function NotEnough() {
  const words = useWords()
  const [, navigate] = useLocation()
  const mayImport = useMay('manager')
  return (
    <EmptyState
      level={2}
      drawing={<FirstCard />}
      title={words('analytics.few.title')}
      sentence={words('analytics.few.text')}
      button={{
        words: words('analytics.few.counter'),
        icon: <IconBuildingStore size={18} stroke={1.6} aria-hidden />,
        onClick: () => navigate(COUNTER_PATH),
      }}
      {...(mayImport && { quiet: <TextButton href={IMPORT_PATH}>{words('analytics.few.import')}</TextButton> })}
    />
  )
}
