// An address that leads nowhere.
import { IconSun } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { EmptyState } from '../../components/EmptyState.tsx'
import { EmptyShelf } from '../../components/drawings/EmptyShelf.tsx'
import { useWords } from '../language/speaking.tsx'

export function MissingPage() {
  const words = useWords()
  const [, navigate] = useLocation()
  return (
    <EmptyState
      drawing={<EmptyShelf />}
      title={words('missing.title')}
      sentence={words('missing.sentence')}
      button={{
        words: words('missing.button'),
        icon: <IconSun size={18} stroke={1.6} aria-hidden="true" />,
        onClick: () => navigate('/today'),
      }}
    />
  )
}
