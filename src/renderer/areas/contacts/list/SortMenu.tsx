// The order of the list, each way round said in words.
import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useWords } from '../../../app/language/speaking.tsx'
import { sortable } from '../../fields/custom-filter.ts'
import { useOwnFields } from '../../fields/use-own-fields.ts'
import { naturalDirection, SORTS, type ListState } from './list-state.ts'
import styles from './list.module.css'

interface SortMenuProps {
  readonly state: ListState
  readonly onChange: (state: ListState) => void
}

export function SortMenu({ state, onChange }: SortMenuProps) {
  const words = useWords()
  const fields = useOwnFields('contacts').filter(sortable)
  const own = fields.find(({ id }) => id === state.byField)
  const by = own?.name ?? words(`contacts.sort.by.${state.sort}`)
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={styles['headButton']} aria-label={words('contacts.sort.button', { by })}>
          {by}
          <IconChevronDown size={14} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {SORTS.flatMap((sort) =>
          [naturalDirection(sort), !naturalDirection(sort)].map((descending) => {
            const chosen = own === undefined && state.sort === sort && state.descending === descending
            return (
              <Menu.RadioItem
                key={`${sort}-${String(descending)}`}
                value={`${sort}-${String(descending)}`}
                checked={chosen}
                checkIcon={<IconCheck size={16} stroke={1.6} aria-hidden />}
                closeMenuOnClick
                onChange={() => onChange({ ...state, sort, descending, byField: null })}
              >
                {words(`contacts.sort.${sort}.${descending ? 'down' : 'up'}`)}
              </Menu.RadioItem>
            )
          }),
        )}
        {fields.length > 0 && <Menu.Label>{words('fields.part')}</Menu.Label>}
        {fields.flatMap(({ id, name }) =>
          [false, true].map((descending) => (
            <Menu.RadioItem
              key={`${String(id)}-${String(descending)}`}
              value={`${String(id)}-${String(descending)}`}
              checked={state.byField === id && state.descending === descending}
              checkIcon={<IconCheck size={16} stroke={1.6} aria-hidden />}
              closeMenuOnClick
              onChange={() => onChange({ ...state, byField: id, descending })}
            >
              {words(descending ? 'fields.sort.down' : 'fields.sort.up', { name })}
            </Menu.RadioItem>
          )),
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
