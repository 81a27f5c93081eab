// A page of the settings: its title, a sentence, and groups with a heading each.
import type { ReactNode } from 'react'
import styles from './SettingsContent.module.css'

export interface SettingsContentProps {
  readonly title: string
  readonly lead?: ReactNode
  /** Beside the title: the page's one button. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

export function SettingsContent({ title, lead, action, children }: SettingsContentProps) {
  return (
    <div className={styles['content']}>
      <header className={styles['head']}>
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
        </div>
        {action}
      </header>
      {children}
    </div>
  )
}

export interface SettingsGroupProps {
  readonly title: string
  readonly help?: ReactNode
  /** Rows instead of fields: as wide as the page. */
  readonly rows?: boolean
  readonly children: ReactNode
}

export function SettingsGroup({ title, help, rows = false, children }: SettingsGroupProps) {
  return (
    <section className={styles['group']}>
      <h2>{title}</h2>
      {help !== undefined && <p className={styles['help']}>{help}</p>}
      <div className={styles[rows ? 'rows' : 'fields']}>{children}</div>
    </section>
  )
}
