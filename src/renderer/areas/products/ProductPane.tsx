// The list of products with what steers it: filter, order, category, and what is not sold any more.
import { Menu, TextInput } from '@mantine/core'
import { IconCheck, IconChevronDown, IconDownload, IconFilter, IconPlus, IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { useLocation } from 'wouter'
import type { ProductRow } from '../../../shared/contract/products.ts'
import { q } from '../../api/queries.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { classes } from '../../components/classes.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { VirtualList, type VirtualListHandle } from '../../components/VirtualList.tsx'
import lists from '../contacts/list/list.module.css'
import { importPath } from '../exchange/paths.ts'
import { TakeOut } from '../exchange/TakeOut.tsx'
import { NEW_PRODUCT_PATH } from './paths.ts'
import { PLAIN, SORTS, type ListState, type ProductList, type Sort } from './use-product-list.ts'
import { useFigures } from './use-figures.ts'

interface ProductPaneProps {
  readonly state: ListState
  readonly onState: (state: ListState) => void
  readonly list: ProductList
  readonly active: number
  readonly onActive: (index: number) => void
  readonly onOpen: (index: number) => void
  readonly onPick: (index: number) => void
  readonly listRef: RefObject<VirtualListHandle | null>
}

export function ProductPane(props: ProductPaneProps) {
  const { state, onState, list, listRef } = props
  const words = useWords()
  const box = useRef<HTMLInputElement>(null)
  useShortcuts({ '/': { where: 'page', run: () => box.current?.focus() } })
  return (
    <section className={lists['pane']} aria-label={words('products.list.label')}>
      <div className={lists['top']}>
        <ShelfMenu state={state} onState={onState} />
        <NewLink />
      </div>
      <FilterBox
        box={box}
        text={state.text}
        onText={(text) => onState({ ...state, text })}
        toList={() => listRef.current?.focus()}
      />
      <div className={lists['head']}>
        <SortMenu state={state} onState={onState} />
        <CategoryMenu state={state} onState={onState} />
        <span className={lists['column']}>{words(`products.column.${state.sort}`)}</span>
      </div>
      <PaneBody {...props} list={list} />
    </section>
  )
}

type Steer = Pick<ProductPaneProps, 'state' | 'onState'>

function NewLink() {
  const words = useWords()
  if (!useMay('staff')) return null
  return (
    <span className={lists['new']}>
      <TextButton
        href={NEW_PRODUCT_PATH}
        label={words('products.list.new-label')}
        icon={<IconPlus size={16} stroke={1.6} aria-hidden />}
      >
        {words('products.list.new')}
      </TextButton>
      <Keycap label={words('contacts.key.n')} />
    </span>
  )
}

/** What is on the shelf or was taken off it, and files in and out. */
function ShelfMenu({ state, onState }: Steer) {
  const words = useWords()
  const [, navigate] = useLocation()
  const mayImport = useMay('manager')
  const mayExport = useMay('bookkeeper')
  const [takingOut, setTakingOut] = useState(false)
  const icon = { size: 16, stroke: 1.6, 'aria-hidden': true }
  const name = words(state.archived ? 'products.list.archived' : 'products.list.on-sale')
  return (
    <>
      <Menu position="bottom-start" width={272}>
        <Menu.Target>
          <button type="button" className={lists['view']} aria-label={words('products.list.shelf', { name })}>
            <span className={lists['viewName']}>{name}</span>
            <IconChevronDown size={16} stroke={1.6} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {[false, true].map((archived) => (
            <Menu.RadioItem
              key={String(archived)}
              value={String(archived)}
              checked={state.archived === archived}
              checkIcon={<IconCheck {...icon} />}
              closeMenuOnClick
              onChange={() => onState({ ...state, archived })}
            >
              {words(archived ? 'products.list.archived' : 'products.list.on-sale')}
            </Menu.RadioItem>
          ))}
          <Menu.Divider />
          {mayExport && (
            <Menu.Item leftSection={<IconDownload {...icon} />} onClick={() => setTakingOut(true)}>
              {words('products.export')}
            </Menu.Item>
          )}
          {mayImport && (
            <Menu.Item leftSection={<IconUpload {...icon} />} onClick={() => navigate(importPath('products'))}>
              {words('products.import')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {takingOut && <TakeOut of={{ what: 'products' }} onClose={() => setTakingOut(false)} />}
    </>
  )
}

interface FilterBoxProps {
  readonly box: RefObject<HTMLInputElement | null>
  readonly text: string
  readonly onText: (text: string) => void
  readonly toList: () => void
}

function FilterBox({ box, text, onText, toList }: FilterBoxProps) {
  const words = useWords()
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && text !== '') onText('')
    else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') toList()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <TextInput
      ref={box}
      className={lists['filter']}
      aria-label={words('products.list.filter-label')}
      placeholder={words('products.list.filter')}
      leftSection={<IconFilter size={18} stroke={1.6} aria-hidden />}
      rightSection={<Keycap label={words('key.slash')} />}
      rightSectionPointerEvents="none"
      maxLength={200}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  )
}

function SortMenu({ state, onState }: Steer) {
  const words = useWords()
  const by = words(`products.sort.by.${state.sort}`)
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={lists['headButton']} aria-label={words('contacts.sort.button', { by })}>
          {by}
          <IconChevronDown size={14} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {SORTS.flatMap((sort) =>
          [sort === 'sold', sort !== 'sold'].map((descending) => (
            <Menu.RadioItem
              key={`${sort}-${String(descending)}`}
              value={`${sort}-${String(descending)}`}
              checked={state.sort === sort && state.descending === descending}
              checkIcon={<IconCheck size={16} stroke={1.6} aria-hidden />}
              closeMenuOnClick
              onChange={() => onState({ ...state, sort, descending })}
            >
              {words(`products.sort.${sort}.${descending ? 'down' : 'up'}`)}
            </Menu.RadioItem>
          )),
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function CategoryMenu({ state, onState }: Steer) {
  const words = useWords()
  const formats = useFormats()
  const categories = useQuery(q.products.categories.queryOptions({ input: {} })).data ?? []
  if (categories.length === 0) return null
  const check = <IconCheck size={16} stroke={1.6} aria-hidden />
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button
          type="button"
          className={classes(lists['headButton'], state.category !== null && lists['narrowed'])}
          aria-label={words('products.category.button', { name: state.category ?? words('products.category.all') })}
        >
          {state.category ?? words('products.category.all')}
          <IconChevronDown size={14} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={400} className={lists['scrolls'] ?? ''}>
        <Menu.RadioItem
          value=""
          checked={state.category === null}
          checkIcon={check}
          closeMenuOnClick
          onChange={() => onState({ ...state, category: null })}
        >
          {words('products.category.all')}
        </Menu.RadioItem>
        {categories.map(({ name, count }) => (
          <Menu.RadioItem
            key={name}
            value={name}
            checked={state.category === name}
            checkIcon={check}
            closeMenuOnClick
            onChange={() => onState({ ...state, category: name })}
          >
            {words('products.category.item', { name, count: formats.number(count) })}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function PaneBody({ state, onState, list, active, onActive, onOpen, onPick, listRef }: ProductPaneProps) {
  const words = useWords()
  const say = useSaid()
  if (list.total === undefined) {
    if (list.error === null) return <Skeleton rows={14} />
    return (
      <FailedLine
        said={say(list.error)}
        action={<TextButton onClick={list.again}>{words('contacts.failed.again')}</TextButton>}
      />
    )
  }
  if (list.total === 0)
    return (
      <div className={lists['nobody']}>
        <h2>{words('products.nothing.title')}</h2>
        <p className={lists['quiet']}>
          {state.text.trim() === ''
            ? words('products.nothing.narrowed')
            : words('products.nothing.text', { text: state.text.trim() })}
        </p>
        <TextButton onClick={() => onState({ ...PLAIN, sort: state.sort, descending: state.descending })}>
          {words('products.nothing.clear')}
        </TextButton>
      </div>
    )
  return (
    <VirtualList
      ref={listRef}
      className={lists['list']}
      label={words('products.list.label')}
      total={list.total}
      rowAt={list.rowAt}
      onRange={list.onRange}
      active={active}
      onActive={onActive}
      onOpen={onOpen}
      onPick={onPick}
      renderRow={(row) => <ProductLine row={row} sort={state.sort} />}
    />
  )
}

function ProductLine({ row, sort }: { readonly row: ProductRow; readonly sort: Sort }) {
  const figures = useFigures()
  const figure =
    sort === 'category'
      ? row.category
      : sort === 'sold'
        ? figures.quantity(row.soldLately, row.unit)
        : figures.price(row.price)
  return (
    <>
      <span className={lists['plainName']} dir="auto" title={row.name}>
        {row.name}
      </span>
      <span className={lists['figure']}>{figure}</span>
    </>
  )
}
