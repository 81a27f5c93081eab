// Messages: the calendar of all that goes, one being written, what came of it, the outbox, paper; the address says which.
import { lazy, Suspense } from 'react'
import { useLocation } from 'wouter'
import { Skeleton } from '../../components/Skeleton.tsx'
import { PaperPages } from '../paper/PaperPages.tsx'
import { OutboxPage } from '../sending/OutboxPage.tsx'
import { NewMessage } from './begin/NewMessage.tsx'
import { MessagesHome } from './home/MessagesHome.tsx'
import styles from './messages.module.css'
import { placeOf } from './paths.ts'
import { ResultsPage } from './results/ResultsPage.tsx'
import { ReturnsPage } from './results/ReturnsPage.tsx'

// The editor is large, and most days nobody writes.
const ComposerPage = lazy(async () => ({ default: (await import('./composer/ComposerPage.tsx')).ComposerPage }))

export function MessagesPage() {
  const [path] = useLocation()
  const place = placeOf(path)
  switch (place.at) {
    case 'new':
      return <NewMessage day={place.day} />
    case 'one':
      return (
        <Suspense
          fallback={
            <div className={styles['page']}>
              <Skeleton rows={10} />
            </div>
          }
        >
          <ComposerPage key={place.id} id={place.id} />
        </Suspense>
      )
    case 'outbox':
      return <OutboxPage />
    case 'results':
      return <ResultsPage key={place.id} id={place.id} />
    case 'returns':
      return <ReturnsPage />
    case 'paper':
      return <PaperPages />
    case 'all':
      return <MessagesHome />
  }
}
