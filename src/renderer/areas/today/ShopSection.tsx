// What today came to so far, with the way to the whole day.
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { DAY_PATH } from '../visits/paths.ts'

export function ShopSection() {
  const words = useWords()
  const formats = useFormats()
  const id = useId()
  const day = useQuery(q.visits.day.queryOptions({ input: {} })).data
  if (day === undefined) return null
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} action={<TextButton href={DAY_PATH}>{words('today.shop-day')}</TextButton>}>
        {words('today.shop')}
      </SectionHeading>
      <p>{words('today.shop-said', { visits: day.visits, amount: formats.money(day.total) })}</p>
    </section>
  )
}
