// Segments: people described by a sentence. All of them, one being written, or what came of one; the address says which.
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { q } from '../../api/queries.ts'
import { PageState } from '../../app/states/PageState.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { AllSegments } from './AllSegments.tsx'
import { Builder } from './Builder.tsx'
import { placeOf } from './paths.ts'
import { Results } from './Results.tsx'
import { useVocabulary } from './use-speech.ts'

export function SegmentsPage() {
  const [path] = useLocation()
  const place = placeOf(path)
  const vocabulary = useVocabulary()
  return (
    <PageState query={vocabulary} level={1} waiting={<Skeleton rows={10} />}>
      {(known) => {
        switch (place.at) {
          case 'all':
            return <AllSegments vocabulary={known} />
          case 'new':
            return <Builder key="new" segment={null} vocabulary={known} />
          case 'one':
          case 'results':
            return <OneSegment key={place.id} id={place.id} results={place.at === 'results'} vocabulary={known} />
        }
      }}
    </PageState>
  )
}

interface OneSegmentProps {
  readonly id: number
  readonly results: boolean
  readonly vocabulary: NonNullable<ReturnType<typeof useVocabulary>['data']>
}

function OneSegment({ id, results, vocabulary }: OneSegmentProps) {
  const segment = useQuery(q.segments.get.queryOptions({ input: { id } }))
  return (
    <PageState query={segment} level={1} waiting={<Skeleton rows={10} />}>
      {(known) =>
        results ? (
          <Results segment={known} vocabulary={vocabulary} />
        ) : (
          <Builder segment={known} vocabulary={vocabulary} />
        )
      }
    </PageState>
  )
}
