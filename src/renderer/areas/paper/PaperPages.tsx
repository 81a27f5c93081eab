// Everything about paper and the phone: what is printed, whom to call, whose days return. The address says which.
import { useLocation } from 'wouter'
import { CallsPage } from './CallsPage.tsx'
import { OccasionsPage } from './OccasionsPage.tsx'
import { placeOf } from './paths.ts'
import { PrintPage } from './PrintPage.tsx'
import styles from './paper.module.css'

export function PaperPages() {
  const [path] = useLocation()
  return <div className={styles['page']}>{shown(path)}</div>
}

function shown(path: string) {
  const place = placeOf(path)
  switch (place.at) {
    case 'calls':
      return <CallsPage key={place.id} id={place.id} />
    case 'campaign':
      return <PrintPage key={path} of={{ from: 'campaign', id: place.id }} />
    case 'list':
      return <PrintPage key={path} of={{ from: 'list', id: place.id }} />
    case 'people':
      return <PrintPage key={path} of={{ from: 'people' }} />
    default:
      return <OccasionsPage />
  }
}
