// Who it is: face, name, how to say it, number; and what can be done with the page.
import { Button, Menu } from '@mantine/core'
import {
  IconAddressBook,
  IconDots,
  IconPencil,
  IconShoppingBagPlus,
  IconTrash,
  IconUsersPlus,
} from '@tabler/icons-react'
import { Link } from 'wouter'
import type { Contact } from '../../../../shared/contract/contacts.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useHere, useMay } from '../../../app/session/here.tsx'
import { Keycap } from '../../../components/Keycap.tsx'
import { Monogram } from '../../../components/Monogram.tsx'
import { counterPath } from '../../counter/paths.ts'
import { mergePath } from '../../duplicates/paths.ts'
import { editContactPath } from '../paths.ts'
import { usePhoto } from '../photo-address.ts'
import { addressLines } from '../../../../shared/domain/address-lines.ts'
import styles from './profile.module.css'

interface ProfileHeaderProps {
  readonly contact: Contact
  readonly onTrash: () => void
}

export function ProfileHeader({ contact, onTrash }: ProfileHeaderProps) {
  const words = useWords()
  const photo = usePhoto(contact.id, contact.hasPhoto)
  const may = useMay('staff')
  return (
    <header className={styles['header']}>
      <Monogram initials={contact.initials} photo={photo} size={56} />
      <div className={styles['who']}>
        <h1 className={styles['name']}>
          <bdi>{contact.name}</bdi>
        </h1>
        <p className={styles['second']}>
          <SecondLine contact={contact} />
        </p>
      </div>
      <div className={styles['actions']}>
        {may && (
          <>
            <Button
              component={Link}
              href={editContactPath(contact.id)}
              variant="subtle"
              leftSection={<IconPencil size={16} stroke={1.6} aria-hidden />}
            >
              {words('contacts.profile.edit')}
            </Button>
            <MoreMenu contact={contact} onTrash={onTrash} />
            <Button
              component={Link}
              href={counterPath(contact.id)}
              variant="filled"
              leftSection={<IconShoppingBagPlus size={16} stroke={1.6} aria-hidden />}
              rightSection={<Keycap label={words('profile.key.v')} onAccent silent />}
              aria-keyshortcuts="V"
            >
              {words('profile.log-visit')}
            </Button>
          </>
        )}
      </div>
    </header>
  )
}

function SecondLine({ contact }: { readonly contact: Contact }) {
  const words = useWords()
  const formats = useFormats()
  const said = [
    contact.say === null ? null : words('contacts.profile.say', { say: contact.say }),
    contact.nickname === null ? null : words('contacts.profile.nickname', { nickname: contact.nickname }),
    contact.kind === 'company' ? words('contacts.profile.company') : null,
    words('contacts.profile.number', { number: contact.number }),
    words('contacts.profile.since', { month: formats.month(formats.dayOf(contact.madeAt)) }),
  ]
  return said.filter((part) => part !== null).join('; ')
}

function MoreMenu({ contact, onTrash }: ProfileHeaderProps) {
  const words = useWords()
  const formats = useFormats()
  const { shop } = useHere()
  const icon = { size: 16, stroke: 1.6, 'aria-hidden': true }
  const copyAddress = () => {
    const [address] = contact.addresses
    const lines = address ? addressLines(address, { home: shop.country, country: formats.country }) : []
    void navigator.clipboard.writeText([contact.name, ...lines].join('\n'))
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" leftSection={<IconDots {...icon} />}>
          {words('contacts.profile.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconAddressBook {...icon} />} onClick={copyAddress}>
          {words('contacts.profile.copy-all')}
        </Menu.Item>
        <Menu.Item leftSection={<IconUsersPlus {...icon} />} component={Link} href={mergePath([contact.id])}>
          {words('duplicates.with.action')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash {...icon} />} onClick={onTrash}>
          {words('contacts.profile.trash')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
