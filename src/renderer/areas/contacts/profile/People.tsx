// Who belongs to whom, said from the page one stands on; a click goes to the other page.
import { Link } from 'wouter'
import type { Contact } from '../../../../shared/contract/contacts.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { contactPath } from '../paths.ts'
import styles from './profile.module.css'
import { ProfileSection } from './ProfileSection.tsx'

export function People({ links }: { readonly links: Contact['links'] }) {
  const words = useWords()
  if (links.length === 0) return null
  return (
    <ProfileSection title={words('contacts.profile.people')}>
      <ul>
        {links.map((link) => (
          <li key={`${String(link.id)}-${String(link.incoming)}`} className={styles['text']}>
            <Link className={styles['person']} href={contactPath(link.otherId)}>
              <bdi>{link.otherName}</bdi>
            </Link>{' '}
            <span className={styles['quiet']}>
              {link.words === ''
                ? words(`contacts.${link.incoming ? 'link-back' : 'link-shown'}.${link.kind}`)
                : link.words}
            </span>
          </li>
        ))}
      </ul>
    </ProfileSection>
  )
}
