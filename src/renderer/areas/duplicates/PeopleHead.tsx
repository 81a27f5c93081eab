// The heads of the columns: who is compared, who of them is meant, and whose record stays.
import { Checkbox, Radio } from '@mantine/core'
import { useId } from 'react'
import type { DuplicatePerson } from '../../../shared/contract/duplicates.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import { Keycap } from '../../components/Keycap.tsx'
import { Monogram } from '../../components/Monogram.tsx'
import { Unseen } from '../../components/Unseen.tsx'
import { usePhoto } from '../contacts/photo-address.ts'
import { useToday } from '../contacts/use-today.ts'
import styles from './compare.module.css'
import { withPerson, type CompareProps } from './merging.ts'

/** Keys stand for the first nine. */
const KEYS = 9

export function PeopleHead({ people, merging, onMerging, preview }: CompareProps) {
  const words = useWords()
  const group = useId()
  const all = people.map(({ id }) => id)
  const keep = merging.keep ?? preview.keep
  return (
    <thead>
      <tr>
        <td>
          <Unseen>{words('duplicates.what')}</Unseen>
        </td>
        {people.map((person) => (
          <th key={person.id} scope="col" className={classes(!merging.ids.includes(person.id) && styles['outside'])}>
            <Who person={person} />
          </th>
        ))}
      </tr>
      <tr>
        <td />
        {people.map((person, at) => {
          const inside = merging.ids.includes(person.id)
          const who = { name: person.name, number: person.number }
          return (
            <td key={person.id}>
              <div className={styles['who']}>
                {people.length > 2 && (
                  <span className={styles['choice']}>
                    <Checkbox
                      size="xs"
                      checked={inside}
                      onChange={() => onMerging(withPerson(merging, person.id, all))}
                      aria-label={words('duplicates.in-label', who)}
                    />
                    {at < KEYS && <Keycap label={String(at + 1)} silent />}
                  </span>
                )}
                {inside && (
                  <label className={styles['choice']}>
                    <Radio
                      size="xs"
                      name={group}
                      checked={person.id === keep}
                      onChange={() => onMerging({ ...merging, keep: person.id })}
                      aria-label={words('duplicates.stays-label', who)}
                    />
                    <span className={classes(person.id !== keep && styles['quiet'])}>{words('duplicates.stays')}</span>
                  </label>
                )}
              </div>
            </td>
          )
        })}
      </tr>
    </thead>
  )
}

function Who({ person }: { readonly person: DuplicatePerson }) {
  const words = useWords()
  const formats = useFormats()
  const today = useToday()
  const photo = usePhoto(person.id, person.hasPhoto)
  const when = person.lastDay === null ? '' : formats.relativeDays(person.lastDay - today)
  return (
    <div className={styles['person']}>
      <Monogram initials={person.initials} photo={photo} size={40} />
      <div className={styles['personWords']}>
        <bdi className={styles['name']}>{person.name}</bdi>
        <p className={styles['small']}>
          {words('duplicates.customer', { number: person.number })},{' '}
          {words('duplicates.since', { month: formats.month(formats.dayOf(person.madeAt)) })}
        </p>
        <p className={styles['small']}>{words('duplicates.visits', { count: person.visits, when })}</p>
      </div>
    </div>
  )
}
