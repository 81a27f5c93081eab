// People found somewhere kept as a list made by hand: asks what it is called; whoever shows it knows who they are.
import { Button, Modal, TextInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import { hasCode } from '../../api/errors.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import styles from './lists.module.css'

interface KeepPeopleProps {
  readonly title: string
  /** What becomes of the list. */
  readonly help: string
  /** What the button says. */
  readonly act: string
  /** What the list may be called. */
  readonly name: string
  readonly pending: boolean
  readonly error: Error | null
  /** With the name as it was typed, trimmed; never empty. */
  readonly onKeep: (name: string) => void
  readonly onClose: () => void
}

const LONGEST = 80

export function KeepPeople({ title, help, act, name: first, pending, error, onKeep, onClose }: KeepPeopleProps) {
  const words = useWords()
  const say = useSaid()
  const [typed, setTyped] = useState(first.slice(0, LONGEST))
  const name = typed.trim()
  const taken = hasCode(error, 'NAME_TAKEN')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name !== '') onKeep(name)
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': words('app.close') }}>
      <form className={styles['keep']} onSubmit={submit}>
        <TextInput
          data-autofocus
          label={words('lists.name')}
          description={help}
          maxLength={LONGEST}
          value={typed}
          error={taken ? words('lists.taken') : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {error !== null && !taken && <FailedLine said={say(error)} />}
        <div className={styles['keepFoot']}>
          <Button type="submit" variant="filled" disabled={name === ''} loading={pending}>
            {act}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
