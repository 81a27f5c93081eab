// On a profile: this person may stand in the book a second time, and who that is.
import { IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import profile from '../contacts/profile/profile.module.css'
import { mergePath } from './paths.ts'
import { sayShortly } from './reason-words.ts'

const REASONS = 3

/** Also asked by the page around, which shows itself when all of its parts are here. */
export function useMaybeSame(id: number) {
  const may = useMay('staff')
  return useQuery({ ...q.duplicates.groups.queryOptions({ input: { about: id, limit: 1 } }), enabled: may })
}

export function MaybeSame({ id }: { readonly id: number }) {
  const words = useWords()
  const formats = useFormats()
  const group = useMaybeSame(id).data?.groups[0]
  const pair = group?.pairs.find(({ a, b }) => a === id || b === id)
  const other = group?.people.find((person) => person.id === (pair?.a === id ? pair.b : pair?.a))
  if (group === undefined || pair === undefined || other === undefined) return null
  const said = {
    name: other.name,
    number: other.number,
    why: sayShortly(pair.reasons, REASONS, { words, formats }),
    count: group.people.length - 2,
  }
  const key = said.count === 0 ? 'duplicates.about' : 'duplicates.about-more'
  return (
    <div className={profile['pinned']}>
      <span className={profile['pinnedIcon']}>
        <IconUsers size={18} stroke={1.6} aria-hidden />
      </span>
      <p className={profile['pinnedWords']}>
        {words.rich<ReactNode>(key, said, {
          b: (inside) => (
            <b key="name">
              <bdi>{inside}</bdi>
            </b>
          ),
        })}
      </p>
      <TextButton href={mergePath([id, ...group.people.map((person) => person.id).filter((one) => one !== id)])}>
        {words('duplicates.about-look')}
      </TextButton>
    </div>
  )
}
