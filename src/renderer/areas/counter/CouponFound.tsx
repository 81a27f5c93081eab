// What was typed is a coupon of ours: what it is good for, and whether it still is. Enter puts it on the sale.
import { useQuery } from '@tanstack/react-query'
import { IconTicket } from '@tabler/icons-react'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import { codeIn } from './coupon-typed.ts'
import styles from './coupon.module.css'

export function CouponFound({ text }: { readonly text: string }) {
  const words = useWords()
  const formats = useFormats()
  const code = codeIn(text)
  const { data: known } = useQuery(
    q.campaigns.code.queryOptions({ input: { code: code ?? '-' }, enabled: code !== null }),
  )
  if (code === null || known === undefined || known === null) return null
  const { what, campaign, contact, goodUntil, usedAt, expired } = known
  const until = goodUntil === null ? null : formats.dayMedium(goodUntil)
  const standing = () => {
    if (usedAt !== null) return words('coupon.used', { date: formats.date(usedAt) })
    if (until === null) return null
    return words(expired ? 'coupon.expired' : 'coupon.until', { day: until })
  }
  const good = usedAt === null && !expired
  return (
    <p className={styles['coupon']} role="status">
      <IconTicket size={18} stroke={1.6} aria-hidden />
      <span>
        <b>{what}</b>{' '}
        <span className={styles['quiet']}>
          {[
            words('coupon.of', { campaign: campaign.name }),
            ...(contact === null ? [] : [words('coupon.for', { name: contact.name })]),
            standing(),
          ]
            .filter((part) => part !== null)
            .join(', ')}
        </span>
      </span>
      {good && <Keycap label={words('key.enter')} />}
    </p>
  )
}
