// Somebody the find box found: name, what matched, when they were here last.
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import { Keycap } from '../../components/Keycap.tsx'
import { Monogram } from '../../components/Monogram.tsx'
import type { api } from '../../api/client.ts'
import { usePhoto } from '../contacts/photo-address.ts'
import { useToday } from '../contacts/use-today.ts'
import styles from './find.module.css'

type FoundPerson = Awaited<ReturnType<typeof api.contacts.search>>[number]

interface FoundRowProps {
  readonly id: string
  readonly row: FoundPerson
  readonly chosen: boolean
  readonly onPick: () => void
}

export function FoundRow({ id, row, chosen, onPick }: FoundRowProps) {
  const words = useWords()
  const formats = useFormats()
  const today = useToday()
  const photo = usePhoto(row.id, row.hasPhoto)
  const matched = row.matched === 'name' ? (row.phone ?? row.email ?? row.city ?? '') : row.matchedText
  const last = row.lastDay === null ? words('counter.never-here') : formats.relativeDays(row.lastDay - today)
  return (
    <li
      id={id}
      role="option"
      aria-selected={chosen}
      className={classes(styles['person'], chosen && styles['chosen'])}
      // The focus stays in the box, where the next letters belong.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <Monogram initials={row.initials} photo={photo} size={40} lifted={chosen} />
      <span className={styles['who']}>
        <span className={styles['name']}>
          <bdi>{row.name}</bdi>
        </span>
        <span className={styles['second']}>
          {matched !== '' && <bdi className={styles['matched']}>{matched}</bdi>}
          <span className={styles['last']}>{last}</span>
        </span>
      </span>
      {chosen && <Keycap label={words('key.enter')} silent />}
    </li>
  )
}
