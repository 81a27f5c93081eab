// The lists a customer is in, as chips on their profile.
import { IconListDetails } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { Chip } from '../../components/Chip.tsx'
import { ProfileSection } from '../contacts/profile/ProfileSection.tsx'
import styles from './lists.module.css'
import { listPath } from './paths.ts'

export function ListsOf({ contactId }: { readonly contactId: number }) {
  const words = useWords()
  const lists = useQuery(q.lists.of.queryOptions({ input: { contactId } })).data ?? []
  if (lists.length === 0) return null
  return (
    <ProfileSection title={words('lists.title')}>
      <ul className={styles['chips']}>
        {lists.map((list) => (
          <li key={list.id}>
            <Link className={styles['chip']} href={listPath(list.id)}>
              <Chip icon={<IconListDetails size={14} stroke={1.6} aria-hidden />}>{list.name}</Chip>
            </Link>
          </li>
        ))}
      </ul>
    </ProfileSection>
  )
}
