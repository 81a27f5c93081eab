// The reports: a shelf of questions, and each answered on a page of its own.
import { useLocation } from 'wouter'
import { MissingPage } from '../../app/states/MissingPage.tsx'
import { placeOf } from './paths.ts'
import { ReportPage } from './ReportPage.tsx'
import { Shelf } from './Shelf.tsx'

export function ReportsPage() {
  const [path] = useLocation()
  const place = placeOf(path)
  switch (place.at) {
    case 'shelf':
      return <Shelf />
    case 'report':
      return <ReportPage key={place.report} report={place.report} />
    case 'nowhere':
      return <MissingPage />
  }
}
