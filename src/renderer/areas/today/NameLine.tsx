// A line of the aside: a name that leads to its page, and when.
import { Link } from 'wouter'
import { contactPath } from '../contacts/paths.ts'
import styles from './today.module.css'

interface NameLineProps {
  readonly contactId: number
  readonly name: string
  readonly when: string
}

export function NameLine({ contactId, name, when }: NameLineProps) {
  return (
    <li className={styles['newItem']}>
      <Link className={styles['newLine']} href={contactPath(contactId)}>
        <span className={styles['newName']} dir="auto">
          {name}
        </span>
        <span className={styles['figure']}>{when}</span>
      </Link>
    </li>
  )
}
