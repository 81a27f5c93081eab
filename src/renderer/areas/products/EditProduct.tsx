// The form of a product that is in the catalogue already.
import { useQuery } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { PageState } from '../../app/states/PageState.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { ProductForm } from './ProductForm.tsx'

interface EditProductProps {
  readonly id: number
  readonly onDone: () => void
}

export function EditProduct({ id, onDone }: EditProductProps) {
  const product = useQuery(q.products.get.queryOptions({ input: { id } }))
  return (
    <PageState query={product} level={1} waiting={<Skeleton rows={8} />}>
      {(answer) => <ProductForm product={answer} onSaved={onDone} onLeave={onDone} />}
    </PageState>
  )
}
