// People who stand in the book twice: the list of those that were found, or those whom somebody chose.
import { useLocation, useSearch } from 'wouter'
import { ChosenPage } from './ChosenPage.tsx'
import { idsToMerge } from './paths.ts'
import { ReviewPage } from './ReviewPage.tsx'

export function DuplicatesPage() {
  const [path] = useLocation()
  const ids = idsToMerge(path, useSearch())
  return ids === null ? <ReviewPage /> : <ChosenPage key={ids.join()} ids={ids} />
}
