// Products: the list beside one product or form. The address says which is shown.
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowLeft, IconPackage } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { q } from '../../api/queries.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { EmptyShelf } from '../../components/drawings/EmptyShelf.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import type { VirtualListHandle } from '../../components/VirtualList.tsx'
import { importPath } from '../exchange/paths.ts'
import { EditProduct } from './EditProduct.tsx'
import { editProductPath, NEW_PRODUCT_PATH, placeOf, productPath, PRODUCTS_PATH, type ProductsPlace } from './paths.ts'
import { ProductDetail } from './ProductDetail.tsx'
import { ProductForm } from './ProductForm.tsx'
import { ProductPane } from './ProductPane.tsx'
import styles from './products.module.css'
import { PLAIN, useProductList, type ListState, type ProductList } from './use-product-list.ts'

export function ProductsPage() {
  const [path] = useLocation()
  const place = placeOf(path)
  const [state, setState] = useState<ListState>(PLAIN)
  // Typing stays quick: the list follows a moment after the letters.
  const list = useProductList(useDeferredValue(state))
  const plain = state.text === '' && state.category === null && !state.archived
  const none = list.total === 0 && plain && list.settled && place.at === 'list'
  if (none) return <NoProducts onArchived={() => setState({ ...state, archived: true })} />
  return <ListAndSide place={place} state={state} onState={setState} list={list} />
}

function NoProducts({ onArchived }: { readonly onArchived: () => void }) {
  const words = useWords()
  const [, navigate] = useLocation()
  const may = useMay('staff')
  const mayImport = useMay('manager')
  const start = () => navigate(NEW_PRODUCT_PATH)
  useShortcuts({ n: { where: 'page', run: start } })
  return (
    <EmptyState
      drawing={<EmptyShelf />}
      title={words('products.empty.title')}
      sentence={words('products.empty.text')}
      {...(may && {
        button: {
          words: words('products.empty.action'),
          icon: <IconPackage size={18} stroke={1.6} aria-hidden />,
          onClick: start,
        },
      })}
      quiet={
        mayImport ? (
          <TextButton href={importPath('products')}>{words('products.empty.import')}</TextButton>
        ) : (
          <TextButton onClick={onArchived}>{words('products.list.archived')}</TextButton>
        )
      }
    />
  )
}

interface ListAndSideProps {
  readonly place: ProductsPlace
  readonly state: ListState
  readonly onState: (state: ListState) => void
  readonly list: ProductList
}

function ListAndSide({ place, state, onState, list }: ListAndSideProps) {
  const words = useWords()
  const [, navigate] = useLocation()
  const may = useMay('staff')
  const listRef = useRef<VirtualListHandle>(null)
  const side = useRef<HTMLElement>(null)
  const wide = useMediaQuery('(min-width: 901px)', true, { getInitialValueInEffect: false })
  const id = place.at === 'product' || place.at === 'edit' ? place.id : null
  const [at, setAt] = useState(-1)
  const active = list.rowAt(at)?.id === id ? at : indexOf(list, id)
  const show = (index: number) => {
    const row = list.rowAt(index)
    setAt(index)
    if (row) navigate(productPath(row.id), { replace: place.at === 'product' })
  }
  useFirst({ wide, place, list, navigate })
  const archive = useArchive()
  const toList = () => {
    navigate(PRODUCTS_PATH)
    requestAnimationFrame(() => listRef.current?.focus())
  }
  const shown = list.rowAt(active)
  useShortcuts({
    ...(may && {
      n: { where: 'list', run: () => navigate(NEW_PRODUCT_PATH) },
      e: { where: 'list', run: () => (id === null ? undefined : navigate(editProductPath(id))) },
      delete: {
        where: 'list',
        run: () => (id === null ? undefined : archive(id, !(shown?.archived ?? state.archived))),
      },
    }),
    escape: { where: 'list', run: () => (wide ? listRef.current?.focus() : toList()) },
  })
  const leave = () => {
    navigate(id === null ? PRODUCTS_PATH : productPath(id), { replace: true })
    requestAnimationFrame(() => listRef.current?.focus())
  }
  return (
    <div className={styles['page']} data-step={place.at === 'list' ? 'list' : 'side'}>
      <ProductPane
        state={state}
        onState={onState}
        list={list}
        active={active}
        onActive={(index) => (wide ? show(index) : setAt(index))}
        onOpen={(index) => (wide ? side.current?.focus() : show(index))}
        onPick={(index) => (wide ? undefined : show(index))}
        listRef={listRef}
      />
      <div className={styles['side']}>
        {place.at !== 'list' && (
          <p className={styles['back']}>
            <TextButton icon={<IconArrowLeft size={16} stroke={1.6} aria-hidden />} onClick={toList}>
              {words('products.list.back')}
            </TextButton>
          </p>
        )}
        {place.at === 'list' && <NothingChosen />}
        {place.at === 'product' && <ProductDetail ref={side} id={place.id} onArchive={archive} />}
        {place.at === 'new' && (
          <ProductForm
            product={null}
            onSaved={(made) => {
              navigate(productPath(made), { replace: true })
              requestAnimationFrame(() => listRef.current?.focus())
            }}
            onLeave={leave}
          />
        )}
        {place.at === 'edit' && <EditProduct key={place.id} id={place.id} onDone={leave} />}
      </div>
    </div>
  )
}

/** Where a product stands among the rows that are here; -1 when it is not among them. */
function indexOf(list: ProductList, id: number | null): number {
  if (id === null) return -1
  for (let index = 0; index < (list.total ?? 0); index += 1) if (list.rowAt(index)?.id === id) return index
  return -1
}

interface FirstProps {
  readonly wide: boolean
  readonly place: ProductsPlace
  readonly list: ProductList
  readonly navigate: (path: string, options?: { replace?: boolean }) => void
}

/** In a wide window something is always beside the list. */
function useFirst({ wide, place, list, navigate }: FirstProps): void {
  const first = list.rowAt(0)?.id
  const wanted = wide && place.at === 'list' ? first : undefined
  const go = useEffectEvent((id: number) => navigate(productPath(id), { replace: true }))
  useEffect(() => {
    if (wanted !== undefined) go(wanted)
  }, [wanted])
}

function useArchive(): (id: number, archived: boolean) => void {
  const words = useWords()
  const archive = useMutation(
    q.products.archive.mutationOptions({
      meta: {
        done: (_answer, input) => {
          const { archived } = input as { readonly archived: boolean } // given below
          return words(archived ? 'products.archived' : 'products.on-sale')
        },
      },
    }),
  )
  return (id, archived) => archive.mutate({ ids: [id], archived })
}

function NothingChosen() {
  const words = useWords()
  return (
    <div className={styles['none']}>
      <h1>{words('products.none.title')}</h1>
      <p>{words('products.none.text')}</p>
    </div>
  )
}
