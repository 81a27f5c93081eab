// The one search box: people of the book, pages, things to do and settings. Arrows choose, Enter goes. A combobox in
// the sense of ARIA: the focus stays in the field, and the chosen line is named to screen readers.
import { Modal } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { IconPackage, IconSearch } from '@tabler/icons-react'
import { useId, useState, type KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { contactPath, visitOfContactPath } from '../../areas/contacts/paths.ts'
import { productPath } from '../../areas/products/paths.ts'
import { useFigures } from '../../areas/products/use-figures.ts'
import { classes } from '../../components/classes.ts'
import { Keycap } from '../../components/Keycap.tsx'
import { Monogram } from '../../components/Monogram.tsx'
import { useWords } from '../language/speaking.tsx'
import { findEntries, type Entry } from './entries.ts'
import styles from './Palette.module.css'
import { useEntries } from './use-entries.ts'

const PEOPLE_SHOWN = 7
const PRODUCTS_SHOWN = 4

export interface PaletteProps {
  readonly opened: boolean
  readonly onClose: () => void
}

export function Palette({ opened, onClose }: PaletteProps) {
  const words = useWords()
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={640}
      yOffset={88}
      centered={false}
      padding={0}
      returnFocus
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      classNames={{ content: styles['box'] ?? '' }}
    >
      <Modal.Overlay color="var(--veil)" backgroundOpacity={1} blur={0} />
      <Modal.Content aria-label={words('app.search-label')}>
        <Search onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  )
}

/** At once, because whoever pressed Ctrl+K types on without looking. */
function takeFocus(field: HTMLInputElement | null): void {
  field?.focus()
}

type Found = Awaited<ReturnType<typeof api.contacts.search>>[number]

/** Somebody found by the number of a receipt is shown with that visit. */
async function openPerson({ id, matched, matchedText }: Found, navigate: (path: string) => void): Promise<void> {
  if (matched === 'receipt') {
    const { rows } = await api.visits.list({ contactId: id, receipt: matchedText, limit: 1 })
    const [visit] = rows
    if (visit !== undefined) return navigate(visitOfContactPath(id, visit.id))
  }
  navigate(contactPath(id))
}

interface Line {
  readonly id: string
  readonly run: () => void
}

function Search({ onClose }: Omit<PaletteProps, 'opened'>) {
  const words = useWords()
  const { price } = useFigures()
  const id = useId()
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const text = typed.trim()
  const people = useQuery(
    q.contacts.search.queryOptions({
      input: { text, limit: PEOPLE_SHOWN },
      enabled: text !== '',
      placeholderData: keepPreviousData,
      gcTime: 60_000,
    }),
  )
  const goods = useQuery(
    q.products.list.queryOptions({
      input: { text, limit: PRODUCTS_SHOWN },
      enabled: text !== '',
      placeholderData: keepPreviousData,
      gcTime: 60_000,
    }),
  )
  const found = text === '' ? [] : (people.data ?? [])
  const products = text === '' ? [] : (goods.data?.rows ?? [])
  const entries = findEntries(useEntries(), typed)
  const lines: readonly Line[] = [
    ...found.map((person) => ({ id: `person-${person.id}`, run: () => void openPerson(person, navigate) })),
    ...products.map(({ id: product }) => ({ id: `product-${product}`, run: () => navigate(productPath(product)) })),
    ...entries,
  ]
  const at = Math.min(chosen, lines.length - 1)
  const idOf = (line: string) => `${id}-${line.replaceAll(/[^\w-]/g, '_')}`
  const active = lines[at]

  const run = (line: Line | undefined) => {
    if (!line) return
    onClose()
    line.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') run(active)
    else if (event.key === 'ArrowDown') setChosen(at + 1 >= lines.length ? 0 : at + 1)
    else if (event.key === 'ArrowUp') setChosen(at <= 0 ? lines.length - 1 : at - 1)
    else return
    event.preventDefault()
  }
  const optionOf = (line: Line) => ({
    id: idOf(line.id),
    active: line === active || line.id === active?.id,
    onChoose: () => run(line),
  })
  const ofGroup = (group: Entry['group']) => entries.filter((entry) => entry.group === group)

  return (
    <>
      <div className={styles['head']}>
        <IconSearch size={18} stroke={1.6} aria-hidden="true" />
        <input
          ref={takeFocus}
          className={styles['input']}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
          placeholder={words('app.search')}
          aria-label={words('app.search-label')}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={active && idOf(active.id)}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        <Keycap label={words('key.esc')} silent />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={words('app.search-label')} className={styles['list']}>
        {found.length > 0 && (
          <Group words={words('palette.people')}>
            {found.map((person) => {
              const line = lines.find((one) => one.id === `person-${person.id}`)
              return (
                line && (
                  <Option key={person.id} {...optionOf(line)} tall>
                    <Monogram initials={person.initials} lifted={line.id === active?.id} />
                    <span className={styles['name']}>{person.name}</span>
                    <bdi className={styles['aside']}>
                      {person.matched === 'name'
                        ? (person.phone ?? person.city ?? person.number)
                        : words('palette.matched', { matched: person.matched, text: person.matchedText })}
                    </bdi>
                  </Option>
                )
              )
            })}
          </Group>
        )}
        {products.length > 0 && (
          <Group words={words('palette.products')}>
            {products.map((product) => {
              const line = lines.find((one) => one.id === `product-${product.id}`)
              return (
                line && (
                  <Option key={product.id} {...optionOf(line)}>
                    <span className={styles['icon']}>
                      <IconPackage size={18} stroke={1.6} aria-hidden="true" />
                    </span>
                    <span className={styles['words']}>{product.name}</span>
                    <span className={styles['aside']}>{price(product.price)}</span>
                  </Option>
                )
              )
            })}
          </Group>
        )}
        {(['actions', 'pages', 'settings'] as const).map(
          (group) =>
            ofGroup(group).length > 0 && (
              <Group key={group} words={words(`palette.${group}`)}>
                {ofGroup(group).map((entry) => (
                  <Option key={entry.id} {...optionOf(entry)}>
                    <span className={styles['icon']}>
                      <entry.icon size={18} stroke={1.6} aria-hidden="true" />
                    </span>
                    <span className={styles['words']}>{entry.words}</span>
                    <span className={styles['caps']}>
                      {entry.caps?.map((cap) => (
                        <Keycap key={cap} label={cap} silent />
                      ))}
                    </span>
                  </Option>
                ))}
              </Group>
            ),
        )}
      </div>
      {lines.length === 0 && (
        <div className={styles['nothing']} role="status">
          <p>{people.isFetching ? words('palette.searching') : words('palette.nothing')}</p>
          <p className={styles['aside']}>{words('palette.nothing-help')}</p>
        </div>
      )}
    </>
  )
}

function Group({ words, children }: { readonly words: string; readonly children: React.ReactNode }) {
  return (
    <div role="group" aria-label={words} className={styles['group']}>
      <p className={styles['groupWords']} aria-hidden="true">
        {words}
      </p>
      {children}
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly active: boolean
  readonly onChoose: () => void
  readonly tall?: boolean
  readonly children: React.ReactNode
}

function Option({ id, active, onChoose, tall = false, children }: OptionProps) {
  const words = useWords()
  return (
    <div
      id={id}
      role="option"
      aria-selected={active}
      className={classes(styles['option'], tall && styles['tall'], active && styles['active'])}
      onClick={onChoose}
      // The focus stays in the field.
      onPointerDown={(event) => event.preventDefault()}
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: 'nearest' })
      }}
    >
      {children}
      {active && <Keycap label={words('key.enter')} silent />}
    </div>
  )
}
