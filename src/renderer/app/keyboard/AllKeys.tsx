// The page that lists every key, over whatever page is open.
import { Modal } from '@mantine/core'
import { Keycap } from '../../components/Keycap.tsx'
import { useChoices } from '../choices/choices.ts'
import { useWords } from '../language/speaking.tsx'
import { GO_TO } from '../go-to.ts'
import styles from './AllKeys.module.css'
import { keyGroups } from './key-table.ts'

export interface AllKeysProps {
  readonly opened: boolean
  readonly onClose: () => void
}

export function AllKeys({ opened, onClose }: AllKeysProps) {
  const words = useWords()
  const letters = useChoices().letters === 'on'
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words('keys.title')}
      size={760}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <p className={styles['lead']}>
        {words('keys.lead')} {letters ? words('keys.on') : words('keys.off')}
      </p>
      <div className={styles['groups']}>
        {keyGroups(GO_TO).map((group) => (
          <section key={group.words} className={styles['group']}>
            <h3>{words(group.words)}</h3>
            <dl>
              {group.lines.map((line) => (
                <div key={line.words + line.caps.join()} className={styles['line']}>
                  <dt className={styles['caps']}>
                    {line.caps.map((cap) => (
                      <Keycap key={cap} label={cap} />
                    ))}
                  </dt>
                  <dd>{words(line.words)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
