// Who is it: a short list of names with monograms, one of them chosen. Arrow keys move, as in any radio group.
import styles from './PeopleChoice.module.css'
import { classes } from './classes.ts'
import { initialsOf } from './initials.ts'
import { Monogram } from './Monogram.tsx'

export interface PeopleChoiceProps<K extends string | number> {
  readonly label: string
  readonly people: readonly { readonly id: K; readonly name: string }[]
  readonly chosen: K
  readonly onChoose: (id: K) => void
}

export function PeopleChoice<K extends string | number>({ label, people, chosen, onChoose }: PeopleChoiceProps<K>) {
  const [only] = people
  if (people.length === 1 && only) return <Single name={only.name} />
  return (
    <div role="radiogroup" aria-label={label} className={styles['people']}>
      {people.map(({ id, name }) => (
        <label key={id} className={classes(styles['person'], id === chosen && styles['chosen'])}>
          <input
            type="radio"
            name={label}
            className={styles['radio']}
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          <Monogram initials={initialsOf(name)} size={40} lifted={id === chosen} />
          <span className={styles['name']}>{name}</span>
        </label>
      ))}
    </div>
  )
}

/** Nothing to choose: only who it is. */
function Single({ name }: { readonly name: string }) {
  return (
    <p className={styles['single']}>
      <Monogram initials={initialsOf(name)} size={40} />
      <span className={styles['name']}>{name}</span>
    </p>
  )
}
