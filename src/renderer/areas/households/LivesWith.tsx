// The part of a profile that says who somebody lives with: the address they share, the others, and who may belong to them.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Contact } from '../../../shared/contract/contacts.ts'
import type { Household } from '../../../shared/contract/households.ts'
import type { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { contactPath } from '../contacts/paths.ts'
import { AddressText } from '../contacts/profile/AddressText.tsx'
import profile from '../contacts/profile/profile.module.css'
import { ProfileSection } from '../contacts/profile/ProfileSection.tsx'
import { ChangeHousehold } from './ChangeHousehold.tsx'
import { JoinHousehold } from './JoinHousehold.tsx'
import { MakeHousehold } from './MakeHousehold.tsx'
import { MoveOut } from './MoveOut.tsx'
import styles from './households.module.css'
import { HOUSEHOLDS_PATH } from './paths.ts'

interface LivesWithProps {
  readonly contact: Pick<Contact, 'id' | 'name'>
  /** Country of the shop: addresses at home do not name it. */
  readonly home: string
  /** Shop day */
  readonly today: number
}

type Suggestion = Awaited<ReturnType<typeof api.households.ofContact>>['suggestions'][number]

export function LivesWith({ contact, home, today }: LivesWithProps) {
  const words = useWords()
  const may = useMay('staff')
  const known = useQuery(q.households.ofContact.queryOptions({ input: { contactId: contact.id } })).data
  const [making, setMaking] = useState<readonly Suggestion[] | null>(null)
  if (known === undefined || (known.household === null && !may)) return null
  const { household, suggestions } = known
  const suggested = may && <Suggested contact={contact} {...{ household, suggestions }} onMake={setMaking} />
  return (
    <>
      {household !== null ? (
        <ProfileSection title={words('households.title')}>
          <Home household={household} {...{ contact, home, today }} />
          {suggested}
        </ProfileSection>
      ) : suggestions.length > 0 ? (
        <ProfileSection title={words('households.title')}>{suggested}</ProfileSection>
      ) : (
        <p>
          <TextButton onClick={() => setMaking([])}>{words('households.begin')}</TextButton>
        </p>
      )}
      {making !== null && <MakeHousehold contact={contact} others={making} onClose={() => setMaking(null)} />}
    </>
  )
}

type Opened = 'change' | 'join' | 'leave' | null

function Home({ household, contact, home, today }: LivesWithProps & { readonly household: Household }) {
  const words = useWords()
  const may = useMay('staff')
  const [opened, setOpened] = useState<Opened>(null)
  const { name, address, note, members } = household
  const others = members.filter(({ id }) => id !== contact.id)
  const close = () => setOpened(null)
  return (
    <>
      <p className={profile['strong']}>
        <bdi>{name}</bdi>
      </p>
      {address !== null && <AddressText address={address} home={home} />}
      {note !== null && <p className={profile['note']}>{note}</p>}
      <ul className={styles['members']} aria-label={words('households.members')}>
        {others.map((member) => (
          <Member key={member.id} member={member} today={today} />
        ))}
      </ul>
      {others.length === 0 && <p className={profile['small']}>{words('households.alone')}</p>}
      {may && (
        <p className={styles['actions']}>
          <TextButton label={words('households.change-label', { name })} onClick={() => setOpened('change')}>
            {words('households.change')}
          </TextButton>
          <TextButton label={words('households.add-label', { name })} onClick={() => setOpened('join')}>
            {words('households.add')}
          </TextButton>
          <TextButton label={words('households.leave-label', contact)} onClick={() => setOpened('leave')}>
            {words('households.leave')}
          </TextButton>
        </p>
      )}
      <p>
        <TextButton tone="quiet" href={HOUSEHOLDS_PATH}>
          {words('households.all-link')}
        </TextButton>
      </p>
      {opened === 'change' && <ChangeHousehold household={household} onClose={close} />}
      {opened === 'join' && <JoinHousehold household={household} onClose={close} />}
      {opened === 'leave' && <MoveOut contact={contact} home={home} onClose={close} />}
    </>
  )
}

interface MemberProps {
  readonly member: Household['members'][number]
  readonly today: number
}

function Member({ member: { id, name, lastDay }, today }: MemberProps) {
  const words = useWords()
  const formats = useFormats()
  const last =
    lastDay === null
      ? words('households.never-here')
      : words('households.last-here', { when: formats.relativeDays(lastDay - today) })
  return (
    <li className={profile['text']}>
      <Link className={profile['person']} href={contactPath(id)}>
        <bdi>{name}</bdi>
      </Link>{' '}
      <span className={profile['small']}>{last}</span>
    </li>
  )
}

interface SuggestedProps extends Pick<LivesWithProps, 'contact'> {
  readonly household: Household | null
  readonly suggestions: readonly Suggestion[]
  readonly onMake: (others: readonly Suggestion[]) => void
}

/** Who has the same address: into the household there is, or a new one with them. */
function Suggested({ contact, household, suggestions, onMake }: SuggestedProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const join = useMutation(
    q.households.join.mutationOptions({ meta: { done: words('households.joined', { name: contact.name }) } }),
  )
  // Whoever bears the name, too, belongs together; others are asked about one at a time.
  const named = suggestions.filter(({ why }) => why === 'address-and-name')
  const some = named.length > 0 ? named : suggestions.slice(0, 1)
  const [first] = some
  if (first === undefined) return null
  const names = formats.list(some.map(({ name }) => name))
  const theirs = household === null ? some.find((one) => one.household !== null)?.household : undefined
  const together = () => {
    if (household !== null) join.mutate({ id: household.id, contactIds: some.map(({ id }) => id) })
    else if (theirs != null) join.mutate({ id: theirs.id, contactIds: [contact.id] })
    else onMake(some)
  }
  return (
    <div className={styles['suggested']}>
      <p className={profile['small']}>{words(`households.same-${first.why}`, { count: some.length, names })}</p>
      <TextButton
        label={words('households.together-label', { name: contact.name, names })}
        disabled={join.isPending}
        onClick={together}
      >
        {words('households.together')}
      </TextButton>
      {join.error !== null && <FailedLine said={say(join.error)} />}
    </div>
  )
}
