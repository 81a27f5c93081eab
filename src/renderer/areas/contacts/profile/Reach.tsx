// How to reach somebody: numbers as the shop reads them, mail, addresses; each one click away and ready to be copied.
import { Fragment } from 'react'
import type { Contact } from '../../../../shared/contract/contacts.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { AddressText } from './AddressText.tsx'
import { CopyText } from './CopyText.tsx'
import styles from './profile.module.css'
import { ProfileSection } from './ProfileSection.tsx'

interface ReachProps {
  readonly contact: Contact
  /** Country of the shop: addresses at home do not name it. */
  readonly home: string
}

export function Reach({ contact, home }: ReachProps) {
  const words = useWords()
  if (contact.phones.length + contact.emails.length + contact.addresses.length === 0) return null
  return (
    <ProfileSection title={words('contacts.profile.reach')}>
      <ul className={styles['group']}>
        {contact.phones.map((phone) => (
          <PhoneLine
            key={phone.id}
            phone={phone}
            labelled={severalLabels(contact.phones) || phone.label !== 'mobile'}
          />
        ))}
      </ul>
      <ul className={styles['group']}>
        {contact.emails.map((email) => (
          <li key={email.id} className={styles['line']}>
            <a className={styles['reach']} href={`mailto:${email.address}`}>
              <bdi>
                <Breakable text={email.address} />
              </bdi>
            </a>
            {severalLabels(contact.emails) && (
              <span className={styles['small']}>{words(`contacts.email.${email.label}`)}</span>
            )}
            <CopyText text={email.address} what={email.address} />
          </li>
        ))}
      </ul>
      <ul className={styles['group']}>
        {contact.addresses.map((address) => (
          <AddressLines key={address.id} address={address} home={home} labelled={severalLabels(contact.addresses)} />
        ))}
      </ul>
    </ProfileSection>
  )
}

function PhoneLine({ phone, labelled }: { readonly phone: Contact['phones'][number]; readonly labelled: boolean }) {
  const words = useWords()
  return (
    <li>
      <div className={styles['line']}>
        {phone.e164 === null ? (
          <span className={styles['reach']}>{phone.shown}</span>
        ) : (
          <a className={styles['reach']} href={`tel:${phone.e164}`} dir="ltr">
            {phone.shown}
          </a>
        )}
        {labelled && <span className={styles['small']}>{words(`contacts.phone.${phone.label}`)}</span>}
        <CopyText text={phone.shown} what={phone.shown} />
      </div>
      {phone.e164 === null && <p className={styles['small']}>{words('contacts.profile.as-typed')}</p>}
    </li>
  )
}

interface AddressLinesProps {
  readonly address: Contact['addresses'][number]
  readonly home: string
  readonly labelled: boolean
}

function AddressLines({ address, home, labelled }: AddressLinesProps) {
  const words = useWords()
  return (
    <li>
      {labelled && <p className={styles['small']}>{words(`contacts.address.${address.label}`)}</p>}
      <AddressText address={address} home={home} />
    </li>
  )
}

function severalLabels(parts: readonly { readonly label: string }[]): boolean {
  return new Set(parts.map((part) => part.label)).size > 1
}

/** A long address breaks where a reader would: after the @ and before a dot. */
function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?<=@)|(?=\.)/).map((piece, at) => (
    <Fragment key={`${String(at)} ${piece}`}>
      {at > 0 && <wbr />}
      {piece}
    </Fragment>
  ))
}
