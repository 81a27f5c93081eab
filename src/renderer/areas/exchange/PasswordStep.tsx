// Between the first step and the second: the file is encrypted, and its password is asked.
import { Button } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import { useWords } from '../../app/language/speaking.tsx'
import { SecretField } from '../../components/SecretField.tsx'
import { importMemory, type Prepared } from './import-memory.ts'
import styles from './import.module.css'

interface PasswordStepProps {
  readonly prepared: Prepared
  /** One was given, and it does not open the file. */
  readonly wrong: boolean
  readonly onLeave: () => void
}

export function PasswordStep({ prepared, wrong, onLeave }: PasswordStepProps) {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const open = (event: SyntheticEvent) => {
    event.preventDefault()
    if (typed !== '') importMemory.keep({ ...prepared, password: typed })
  }
  return (
    <form className={styles['page']} onSubmit={open}>
      <header>
        <p className={styles['quiet']}>{prepared.file.name}</p>
        <h1>{words('import.locked')}</h1>
        <p className={styles['quiet']}>{words('import.locked-help')}</p>
      </header>
      <div className={styles['narrow']}>
        <SecretField
          autoFocus
          autoComplete="off"
          label={words('import.password')}
          value={typed}
          onChange={setTyped}
          wrong={wrong && (typed === '' || typed === prepared.password) ? words('import.password-wrong') : null}
        />
        <div className={styles['acts']}>
          <Button type="submit" variant="filled" disabled={typed === ''}>
            {words('import.open')}
          </Button>
          <Button variant="subtle" onClick={onLeave}>
            {words('import.another-file')}
          </Button>
        </div>
      </div>
    </form>
  )
}
