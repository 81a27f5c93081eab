// What this customer buys most, one press each; what the shop sells most for somebody who has no usual yet.
import { useQueries, useQuery } from '@tanstack/react-query'
import { Button } from '@mantine/core'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import type { Contact } from '../../../shared/contract/contacts.ts'
import type { ProductRow } from '../../../shared/contract/products.ts'
import styles from './sale.module.css'
import { usePlainMoney } from './use-plain-money.ts'
import type { Till } from './use-till.ts'

const SHOWN = 4

export function Usual({ till, customer }: { readonly till: Till; readonly customer: Contact | null }) {
  const words = useWords()
  const plain = usePlainMoney()
  const own = useFavourites(customer?.id ?? null)
  const best = useQuery(q.products.list.queryOptions({ input: { sort: 'sold', descending: true, limit: SHOWN } })).data
  const usual = own.length > 0 ? own : (best?.rows ?? []).filter(({ soldLately }) => soldLately > 0)
  if (usual.length === 0) return null
  return (
    <div className={styles['usual']} role="group" aria-label={words('counter.usual')}>
      <span className={styles['usualWords']}>{words(own.length > 0 ? 'counter.usual' : 'counter.most-sold')}</span>
      {usual.slice(0, SHOWN).map((product) => (
        <Button key={product.id} size="lg" className={styles['usualOne']} onClick={() => till.addProduct(product)}>
          <span className={styles['usualName']}>{product.name}</span>
          <span className={styles['usualPrice']}>{plain(Math.round(product.price / 1_000))}</span>
        </Button>
      ))}
    </div>
  )
}

function useFavourites(contactId: number | null): readonly ProductRow[] {
  const standing = useQuery(
    q.visits.standing.queryOptions({ input: { contactId: contactId ?? 1 }, enabled: contactId !== null }),
  ).data
  const ids = contactId === null ? [] : (standing?.favourites ?? []).slice(0, SHOWN).map(({ productId }) => productId)
  const products = useQueries({ queries: ids.map((id) => q.products.get.queryOptions({ input: { id } })) })
  return products.flatMap(({ data }) => (data === undefined || data.archived ? [] : [data]))
}
