// A line on Today: how many people may stand in the book twice, and the way to look at them; none, no line.
import { IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './duplicates.module.css'
import { DUPLICATES_PATH } from './paths.ts'

/** How many groups of people who may be one wait for a look. */
export function useGroupsFound() {
  return useQuery(q.duplicates.count.queryOptions({ input: {} }))
}

/** For the navigation: undefined until it is known, and while there are none. */
export function useGroupCount(): number | undefined {
  return useGroupsFound().data?.groups || undefined
}

export function TwiceLine() {
  const words = useWords()
  const may = useMay('staff')
  const count = useGroupCount()
  if (!may || count === undefined) return null
  return (
    <p className={styles['twice']}>
      <IconUsers size={16} stroke={1.6} aria-hidden />
      {words('duplicates.today', { count })}{' '}
      <TextButton href={DUPLICATES_PATH}>{words('duplicates.today-look')}</TextButton>
    </p>
  )
}
