// In the form of a customer who lives with others: the address that is theirs together, and where it is edited for all.
import { IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { addressLines } from '../../../shared/domain/address-lines.ts'
import { ChangeHousehold } from './ChangeHousehold.tsx'
import styles from './households.module.css'

export function SharedAddress({ contactId }: { readonly contactId: number }) {
  const words = useWords()
  const formats = useFormats()
  const { shop } = useHere()
  const [changing, setChanging] = useState(false)
  const household = useQuery(q.households.ofContact.queryOptions({ input: { contactId } })).data?.household
  if (household == null) return null
  const { name, address, members } = household
  const lines = address === null ? [] : addressLines(address, { home: shop.country, country: formats.country })
  return (
    <div className={styles['shared']}>
      <IconUsers className={styles['icon']} size={18} stroke={1.6} aria-hidden />
      <div className={styles['sharedWords']}>
        <p>{words('households.form.shared', { name })}</p>
        {lines.length > 0 && (
          <p>
            <bdi>{lines.join(', ')}</bdi>
          </p>
        )}
      </div>
      <TextButton onClick={() => setChanging(true)}>
        {words('households.form.edit', { count: members.length })}
      </TextButton>
      {changing && <ChangeHousehold household={household} onClose={() => setChanging(false)} />}
    </div>
  )
}
