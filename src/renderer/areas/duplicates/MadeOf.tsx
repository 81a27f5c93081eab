// On a profile: the records that became part of this one, by whom and when, each with its way back.
import { useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useUndo } from '../../app/undo/use-undo.ts'
import { TextButton } from '../../components/TextButton.tsx'
import profile from '../contacts/profile/profile.module.css'
import { ProfileSection } from '../contacts/profile/ProfileSection.tsx'

export function MadeOf({ id }: { readonly id: number }) {
  const words = useWords()
  const formats = useFormats()
  const may = useMay('staff')
  const { undo } = useUndo()
  const parts = useQuery(q.duplicates.merged.queryOptions({ input: { id } })).data ?? []
  if (parts.length === 0) return null
  return (
    <ProfileSection title={words('duplicates.made-of', { count: parts.length + 1 })}>
      <ul>
        {parts.map((part) => {
          const { command } = part
          return (
            <li key={part.id} className={profile['text']}>
              {words('duplicates.part', { name: part.name, number: part.number })}{' '}
              <span className={profile['quiet']}>
                {words('duplicates.part-by', { when: formats.day(formats.dayOf(part.at)), who: part.by })}
              </span>{' '}
              {may && command !== null && (
                <TextButton
                  label={words('duplicates.part-undo-label', { name: part.name })}
                  onClick={() => void undo(command, true)}
                >
                  {words('duplicates.part-undo')}
                </TextButton>
              )}
            </li>
          )
        })}
      </ul>
    </ProfileSection>
  )
}
