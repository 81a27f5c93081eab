// A customer's name, leading to their page.
import { Link } from 'wouter'
import { contactPath } from '../contacts/paths.ts'
import styles from './contact-link.module.css'

interface ContactLinkProps {
  readonly id: number
  readonly name: string
}

export function ContactLink({ id, name }: ContactLinkProps) {
  return (
    <Link href={contactPath(id)} className={styles['name']} dir="auto">
      {name}
    </Link>
  )
}
