// Of a single person: who the other one is, by name, or one of those who are like them.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import type { Contact } from '../../../shared/contract/contacts.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { BackLink } from '../../components/BackLink.tsx'
import { PersonPicker } from '../contacts/form/PersonPicker.tsx'
import { contactPath } from '../contacts/paths.ts'
import styles from './duplicates.module.css'
import { mergePath } from './paths.ts'

export function WithWhom({ id }: { readonly id: number }) {
  const contact = useQuery(q.contacts.get.queryOptions({ input: { id } }))
  return (
    <div className={styles['alone']}>
      <PageState query={contact} level={1}>
        {(answer) => <Asking contact={answer} />}
      </PageState>
    </div>
  )
}

export function BackTo({ id }: { readonly id: number }) {
  const words = useWords()
  return <BackLink href={contactPath(id)}>{words('duplicates.with.back')}</BackLink>
}

function Asking({ contact }: { readonly contact: Contact }) {
  const words = useWords()
  const [, navigate] = useLocation()
  const picker = useRef<HTMLDivElement>(null)
  useEffect(() => picker.current?.querySelector('input')?.focus(), [])
  return (
    <>
      <BackTo id={contact.id} />
      <h1>{words('duplicates.with.title', { name: contact.name })}</h1>
      <p className={styles['quiet']}>{words('duplicates.with.text')}</p>
      <div ref={picker} className={styles['picker']}>
        <PersonPicker
          label={words('duplicates.with.label')}
          chosen={null}
          without={contact.id}
          onChoose={(person) => {
            if (person) navigate(mergePath([contact.id, person.id]), { replace: true })
          }}
        />
      </div>
      <Like contact={contact} />
    </>
  )
}

/** Who is like them, as while one types a new customer. */
function Like({ contact }: { readonly contact: Contact }) {
  const words = useWords()
  const formats = useFormats()
  const title = useId()
  const birthday = contact.occasions.find(({ kind }) => kind === 'birthday')?.date
  const input = {
    id: contact.id,
    given: contact.given,
    family: contact.family,
    phones: contact.phones.map(({ typed }) => typed),
    emails: contact.emails.map(({ address }) => address),
    ...(birthday === undefined ? {} : { birthday }),
  }
  const found = useQuery(q.contacts.similar.queryOptions({ input })).data ?? []
  if (found.length === 0) return null
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{words('duplicates.with.like')}</h2>
      <ul>
        {found.map((one) => (
          <li key={one.id} className={styles['like']}>
            <Link href={mergePath([contact.id, one.id])} replace>
              <bdi className={styles['lineName']}>{one.name}</bdi>
            </Link>
            <span className={styles['quiet']}>
              {words('duplicates.customer', { number: one.number })};{' '}
              {formats.list(one.why.map((why) => words(`contacts.why.${why}`)))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
