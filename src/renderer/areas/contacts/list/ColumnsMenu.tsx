// Which columns the list shows and in which order: kept with a saved view, like its order and its filter.
import { Checkbox, Popover } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowDown, IconArrowUp, IconColumns } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../../components/IconButton.tsx'
import { useWords } from '../../../app/language/speaking.tsx'
import { Unseen } from '../../../components/Unseen.tsx'
import { useOwnFields } from '../../fields/use-own-fields.ts'
import { customColumn, MOST_COLUMNS, moved, OWN_COLUMNS, type Column } from './list-columns.ts'
import styles from './list.module.css'
import { useColumnNames } from './use-column-names.ts'

interface ColumnsMenuProps {
  readonly columns: readonly Column[]
  readonly onChange: (columns: readonly Column[]) => void
  /** What stands beside the names now. */
  readonly children: ReactNode
}

export function ColumnsMenu({ columns, onChange, children }: ColumnsMenuProps) {
  const words = useWords()
  const [open, { toggle, close }] = useDisclosure(false)
  const name = useColumnNames()
  const fields = useOwnFields('contacts')
  const all: readonly Column[] = [...OWN_COLUMNS, ...fields.map(({ id }) => customColumn(id))]
  const rest = all.filter((column) => !columns.includes(column))
  const full = columns.length >= MOST_COLUMNS
  return (
    <Popover opened={open} onChange={(next) => (next ? toggle() : close())} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles['headButton']} title={words('fields.columns-title')} onClick={toggle}>
          {children}
          <Unseen>{words('fields.columns')}</Unseen>
          <IconColumns size={12} stroke={1.6} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles['columnsBox']} tabIndex={-1} data-autofocus="">
          <p className={styles['narrowTitle']}>{words('fields.columns-title')}</p>
          <p className={styles['quiet']}>
            {words(columns.length === 0 ? 'fields.columns-auto' : 'fields.columns-help')}
          </p>
          {columns.length > 0 && (
            <ol className={styles['columnChoices']}>
              {columns.map((column, at) => (
                <li key={column} className={styles['columnChoice']}>
                  <Checkbox
                    label={name(column)}
                    checked
                    onChange={() => onChange(columns.filter((one) => one !== column))}
                  />
                  <span>
                    <IconButton
                      label={words('fields.column-up', { name: name(column) })}
                      disabled={at === 0}
                      onClick={() => onChange(moved(columns, column, -1))}
                    >
                      <IconArrowUp size={16} stroke={1.6} aria-hidden />
                    </IconButton>
                    <IconButton
                      label={words('fields.column-down', { name: name(column) })}
                      disabled={at === columns.length - 1}
                      onClick={() => onChange(moved(columns, column, 1))}
                    >
                      <IconArrowDown size={16} stroke={1.6} aria-hidden />
                    </IconButton>
                  </span>
                </li>
              ))}
            </ol>
          )}
          <ul className={styles['columnChoices']}>
            {rest.map((column) => (
              <li key={column} className={styles['columnChoice']}>
                <Checkbox
                  label={name(column)}
                  checked={false}
                  disabled={full}
                  onChange={() => onChange([...columns, column])}
                />
              </li>
            ))}
          </ul>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
