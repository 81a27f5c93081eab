// Who works here: their role, whether they sign in, and adding, changing or archiving them.
import { Button, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconCircleCheck, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useHere, useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { initialsOf } from '../../components/initials.ts'
import { Monogram } from '../../components/Monogram.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { SettingsContent } from '../settings/SettingsContent.tsx'
import { PersonDialogue } from './PersonDialogue.tsx'
import styles from './PeoplePage.module.css'
import { Rekey } from './Rekey.tsx'
import type { TeamMember } from './team-member.ts'

export function PeoplePage() {
  const words = useWords()
  const owner = useMay('owner')
  const { user } = useHere()
  const [archived, setArchived] = useState(false)
  const [open, setOpen] = useState<TeamMember | 'new' | null>(null)
  /** Who has just lost a password they knew. */
  const [left, setLeft] = useState<string | null>(null)
  const people = useQuery(q.users.list.queryOptions({ input: { archived } }))
  return (
    <SettingsContent
      title={words('settings.people.title')}
      lead={owner ? words('settings.people.lead') : words('settings.only-owner')}
      action={
        owner && (
          <Button
            variant="filled"
            leftSection={<IconUserPlus size={18} stroke={1.6} aria-hidden="true" />}
            onClick={() => setOpen('new')}
          >
            {words('settings.people.add')}
          </Button>
        )
      }
    >
      <PageState query={people}>
        {(rows) => (
          <>
            <Rows label={words('settings.people.title')}>
              {rows.map((person) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  you={person.id === user.id}
                  onEdit={owner ? () => setOpen(person) : null}
                />
              ))}
            </Rows>
            {rows.length === 1 && owner && <p className={styles['only']}>{words('settings.people.only-you')}</p>}
          </>
        )}
      </PageState>
      <div className={styles['foot']}>
        <Switch
          label={words('settings.people.show-archived')}
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
      </div>
      {open !== null && (
        <PersonDialogue
          person={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onLeft={(name) => {
            setOpen(null)
            setLeft(name)
          }}
        />
      )}
      {left !== null && <Rekey name={left} onClose={() => setLeft(null)} />}
    </SettingsContent>
  )
}

interface PersonRowProps {
  readonly person: TeamMember
  readonly you: boolean
  readonly onEdit: (() => void) | null
}

function PersonRow({ person, you, onEdit }: PersonRowProps) {
  const words = useWords()
  const signIn = () => {
    if (person.archived) return words('settings.people.archived')
    if (!person.signsIn) return words('settings.people.no-sign-in')
    return person.hasPin ? words('settings.people.with-pin') : words('settings.people.signs-in')
  }
  const role = words(`settings.people.role.${person.role}`)
  return (
    <Row
      lead={<Monogram initials={initialsOf(person.name)} />}
      title={person.name}
      sentence={you ? words('settings.people.role-you', { role }) : role}
      figures={
        <span className={styles['state']}>
          {person.signsIn && <IconCircleCheck size={16} stroke={1.6} aria-hidden="true" />}
          {signIn()}
        </span>
      }
      {...(onEdit
        ? {
            onEnter: onEdit,
            action: (
              <TextButton onClick={onEdit} label={words('settings.people.edit-label', { name: person.name })}>
                {words('settings.people.edit')}
              </TextButton>
            ),
          }
        : {})}
    />
  )
}
