// The coupon that is honoured with the sale, and the way to leave it out.
import { useQuery } from '@tanstack/react-query'
import { IconTicket } from '@tabler/icons-react'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './coupon.module.css'
import type { Till } from './use-till.ts'

interface CouponLineProps {
  readonly code: string
  readonly till: Till
}

export function CouponLine({ code, till }: CouponLineProps) {
  const words = useWords()
  const { data: known } = useQuery(q.campaigns.code.queryOptions({ input: { code } }))
  return (
    <p className={styles['coupon']}>
      <IconTicket size={18} stroke={1.6} aria-hidden />
      <span>
        <b>{known?.what ?? ''}</b>{' '}
        <span className={styles['quiet']}>{words('coupon.of', { campaign: known?.campaign.name ?? '' })}</span>
      </span>
      <TextButton tone="quiet" onClick={() => till.change((draft) => ({ ...draft, coupon: null }))}>
        {words('coupon.leave')}
      </TextButton>
    </p>
  )
}
