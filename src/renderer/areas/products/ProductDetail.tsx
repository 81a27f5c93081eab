// One product: what it costs and did cost, how it sells, what goes with it, who bought it last.
import { Button } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode, RefObject } from 'react'
import { Link } from 'wouter'
import type { Product } from '../../../shared/contract/products.ts'
import { hasCode } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { Chip } from '../../components/Chip.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { contactPath } from '../contacts/paths.ts'
import { ProfileSection } from '../contacts/profile/ProfileSection.tsx'
import { useToday } from '../contacts/use-today.ts'
import { Documents } from '../documents/Documents.tsx'
import { OwnValues, useSaidFields } from '../fields/OwnValues.tsx'
import { HistoryLink } from '../history/HistoryLink.tsx'
import { typedRate } from './figures.ts'
import { editProductPath, productPath, PRODUCTS_PATH } from './paths.ts'
import { Prices } from './Prices.tsx'
import styles from './products.module.css'
import { useFigures } from './use-figures.ts'

interface ProductDetailProps {
  readonly id: number
  readonly onArchive: (id: number, archived: boolean) => void
  readonly ref: RefObject<HTMLElement | null>
}

export function ProductDetail({ id, onArchive, ref }: ProductDetailProps) {
  const words = useWords()
  const product = useQuery({
    ...q.products.get.queryOptions({ input: { id } }),
    // The last one stays for the few milliseconds until the next is here.
    placeholderData: (before) => before,
  })
  if (hasCode(product.error, 'NOT_FOUND')) return <Gone />
  return (
    <PageState query={product} level={1} waiting={<Waiting />}>
      {(answer) => (
        <article
          ref={ref}
          className={styles['product']}
          tabIndex={-1}
          data-letters=""
          aria-label={words('products.detail.label', { name: answer.name })}
        >
          <Head product={answer} onArchive={onArchive} />
          <div className={styles['columns']}>
            <div className={styles['column']}>
              <Prices key={answer.id} product={answer} />
            </div>
            <div className={styles['column']}>
              <Sold product={answer} />
              <GoesWith product={answer} />
              <Care product={answer} />
              <Own product={answer} />
              <Documents key={answer.id} about={{ what: 'product', id: answer.id }} />
            </div>
            <div className={styles['column']}>
              <Buyers product={answer} />
            </div>
          </div>
        </article>
      )}
    </PageState>
  )
}

function Waiting() {
  return (
    <div className={styles['product']}>
      <Skeleton rows={1} rowHeight={56} />
      <Skeleton rows={6} />
    </div>
  )
}

function Gone() {
  const words = useWords()
  return (
    <div className={styles['product']}>
      <h1>{words('products.gone.title')}</h1>
      <p className={styles['quiet']}>{words('products.gone.text')}</p>
      <p className={styles['after']}>
        <TextButton href={PRODUCTS_PATH}>{words('products.gone.action')}</TextButton>
      </p>
    </div>
  )
}

function Head({ product, onArchive }: { readonly product: Product } & Pick<ProductDetailProps, 'onArchive'>) {
  const words = useWords()
  const formats = useFormats()
  const may = useMay('staff')
  const facts = [
    words(`products.kind.${product.kind}`),
    product.category,
    product.sku === null ? null : words('products.detail.sku', { sku: product.sku }),
    product.unit === null ? null : words('products.detail.unit', { unit: product.unit }),
    product.taxRate === 0 ? null : words('products.detail.tax', { rate: typedRate(product.taxRate, formats.locale) }),
  ]
  const icon = { size: 16, stroke: 1.6, 'aria-hidden': true }
  return (
    <header className={styles['header']}>
      <div className={styles['what']}>
        <h1>
          <bdi>{product.name}</bdi>
        </h1>
        <p className={styles['quiet']}>
          {facts.filter((fact) => fact !== null).join(' · ')}{' '}
          <HistoryLink about={{ what: 'product', id: product.id }} />
        </p>
        {product.archived && (
          <p className={styles['chipLine']}>
            <Chip icon={<IconArchive size={14} stroke={1.6} aria-hidden />}>{words('products.detail.archived')}</Chip>
          </p>
        )}
      </div>
      {may && (
        <div className={styles['actions']}>
          <Button
            variant="subtle"
            leftSection={product.archived ? <IconArchiveOff {...icon} /> : <IconArchive {...icon} />}
            onClick={() => onArchive(product.id, !product.archived)}
          >
            {words(product.archived ? 'products.detail.unarchive' : 'products.detail.archive')}
          </Button>
          <Button component={Link} href={editProductPath(product.id)} leftSection={<IconPencil {...icon} />}>
            {words('contacts.profile.edit')}
          </Button>
        </div>
      )}
    </header>
  )
}

function Sold({ product }: { readonly product: Product }) {
  const words = useWords()
  const formats = useFormats()
  const today = useToday()
  const { quantity } = useFigures()
  return (
    <ProfileSection title={words('products.sold')}>
      {product.lastSold === null ? (
        <p className={styles['quiet']}>{words('products.sold.never')}</p>
      ) : (
        <>
          <Pair words={words('products.sold.lately')} figure={quantity(product.soldLately, product.unit)} />
          <Pair words={words('products.sold.last')} figure={formats.relativeDays(product.lastSold - today)} />
        </>
      )}
    </ProfileSection>
  )
}

function Pair({ words, figure }: { readonly words: ReactNode; readonly figure: ReactNode }) {
  return (
    <p className={styles['pair']}>
      <span className={styles['grow']}>{words}</span>
      <span className={styles['figure']}>{figure}</span>
    </p>
  )
}

function GoesWith({ product }: { readonly product: Product }) {
  const words = useWords()
  if (product.goesWith.length === 0) return null
  return (
    <ProfileSection title={words('products.goes-with')}>
      <ul>
        {product.goesWith.map((other) => (
          <li key={other.id}>
            <Link className={styles['link']} href={productPath(other.id)}>
              {other.name}
            </Link>
          </li>
        ))}
      </ul>
    </ProfileSection>
  )
}

function Care({ product }: { readonly product: Product }) {
  const words = useWords()
  if (product.serviceInterval === null && !product.serialNumbered) return null
  return (
    <ProfileSection title={words('products.care')}>
      {product.serviceInterval !== null && <p>{words('products.care.interval', { days: product.serviceInterval })}</p>}
      {product.serialNumbered && <p>{words('products.care.serial')}</p>}
    </ProfileSection>
  )
}

/** What the shop wants to know of its products beyond what every shop does. */
function Own({ product }: { readonly product: Product }) {
  const words = useWords()
  const said = useSaidFields({ subject: 'products', values: product.custom })
  if (said.length === 0) return null
  return (
    <ProfileSection title={words('fields.part')}>
      <OwnValues subject="products" values={product.custom} />
    </ProfileSection>
  )
}

function Buyers({ product }: { readonly product: Product }) {
  const words = useWords()
  const formats = useFormats()
  const today = useToday()
  const { quantity } = useFigures()
  return (
    <ProfileSection title={words('products.buyers')}>
      {product.buyers.length === 0 && <p className={styles['quiet']}>{words('products.buyers.none')}</p>}
      <ul>
        {product.buyers.map((buyer) => (
          <li key={`${String(buyer.contactId)}-${String(buyer.day)}`} className={styles['buyer']}>
            <Link className={styles['buyerName']} href={contactPath(buyer.contactId)} dir="auto">
              {buyer.name}
            </Link>
            <span className={styles['small']}>
              {words('products.buyers.line', {
                quantity: quantity(buyer.quantity, product.unit),
                when: formats.relativeDays(buyer.day - today),
              })}
            </span>
          </li>
        ))}
      </ul>
    </ProfileSection>
  )
}
