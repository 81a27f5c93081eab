// An address as it is written on an envelope, ready to be copied.
import { useFormats } from '../../../app/language/speaking.tsx'
import { addressLines, type AddressParts } from '../../../../shared/domain/address-lines.ts'
import { CopyText } from './CopyText.tsx'
import styles from './profile.module.css'

interface AddressTextProps {
  readonly address: AddressParts
  /** Country of the shop, which is not written. */
  readonly home: string
}

export function AddressText({ address, home }: AddressTextProps) {
  const formats = useFormats()
  const lines = addressLines(address, { home, country: formats.country })
  return (
    <div className={styles['line']}>
      <address className={styles['address']}>
        {lines.map((line) => (
          <bdi key={line}>{line}</bdi>
        ))}
      </address>
      <CopyText text={lines.join('\n')} what={lines.join(', ')} />
    </div>
  )
}
