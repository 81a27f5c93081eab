// Adds somebody to the team or changes them: name, role, sign-in, and whether they still work here.
import { Button, Modal, Select, Switch, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { ROLES, type Role } from '../../../shared/roles.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { NewPassword } from '../start/NewPassword.tsx'
import { LEAST_LENGTH } from '../start/password-strength.ts'
import type { TeamMember } from './team-member.ts'
import { HistoryLink } from '../history/HistoryLink.tsx'
import styles from './PersonDialogue.module.css'
import { SignInPart } from './SignInPart.tsx'

export interface PersonDialogueProps {
  /** Null: somebody new. */
  readonly person: TeamMember | null
  readonly onClose: () => void
  /** They had a password and have it no more. */
  readonly onLeft: (name: string) => void
}

export function PersonDialogue({ person, onClose, onLeft }: PersonDialogueProps) {
  const words = useWords()
  return (
    <Modal
      opened
      onClose={onClose}
      title={person?.name ?? words('settings.people.add')}
      size={480}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <PersonForm person={person} onClose={onClose} />
      {person && <SignInPart person={person} onClose={onClose} onLeft={onLeft} />}
    </Modal>
  )
}

function PersonForm({ person, onClose }: Omit<PersonDialogueProps, 'onLeft'>) {
  const words = useWords()
  const say = useSaid()
  const queryClient = useQueryClient()
  const [name, setName] = useState(person?.name ?? '')
  const [role, setRole] = useState<Role>(person?.role ?? 'staff')
  const [signsIn, setSignsIn] = useState(false)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const add = useMutation(q.users.add.mutationOptions())
  const save = useMutation(
    q.users.save.mutationOptions({ meta: { done: words('settings.people.did-save', { name }) } }),
  )
  const nameless = name.trim() === ''
  const lacking = signsIn ? LEAST_LENGTH - [...password].length : 0
  const error = add.error ?? save.error
  const done = () => {
    void queryClient.invalidateQueries({ queryKey: q.users.key() })
    void queryClient.invalidateQueries({ queryKey: q.session.key() })
    onClose()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (nameless || lacking > 0) return
    if (person) return save.mutate({ id: person.id, name, role }, { onSuccess: done })
    add.mutate(
      { name, role, ...(signsIn ? { password } : {}) },
      {
        onSuccess: () => {
          steps.say({ tone: 'done', words: words('settings.people.did-add', { name }) })
          done()
        },
      },
    )
  }
  return (
    <form onSubmit={submit} className={styles['form']} noValidate>
      <TextInput
        label={words('settings.people.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && nameless && words('settings.people.name-missing')}
        maxLength={100}
        autoComplete="off"
        data-autofocus
      />
      <Select
        label={words('settings.people.role')}
        description={words(`settings.people.role-help.${role}`)}
        data={ROLES.map((value) => ({ value, label: words(`settings.people.role.${value}`) }))}
        value={role}
        onChange={(value) => value && setRole(value)}
      />
      {!person && (
        <Switch
          label={words('settings.people.sign-in')}
          description={words('settings.people.sign-in-help')}
          checked={signsIn}
          onChange={(event) => setSignsIn(event.currentTarget.checked)}
        />
      )}
      {!person && signsIn && (
        <NewPassword
          label={words('settings.people.password')}
          value={password}
          onChange={setPassword}
          error={tried && lacking > 0 ? words('start.password-short', { count: lacking }) : null}
          known={[name]}
        />
      )}
      {error !== null && <FailedLine said={say(error)} />}
      <Button type="submit" variant="filled" size="lg" loading={add.isPending || save.isPending}>
        {person ? words('settings.people.save') : words('settings.people.add')}
      </Button>
      {person && <HistoryLink about={{ what: 'user', id: person.id }} onLeave={onClose} />}
    </form>
  )
}
