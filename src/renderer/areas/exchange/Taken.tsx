// What was taken out, with the password that was made up for it: shown once, and kept nowhere.
import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useWords } from '../../app/language/speaking.tsx'
import styles from './export.module.css'

interface TakenProps {
  readonly name: string
  readonly rows: number
  readonly password: string
  readonly onClose: () => void
}

export function Taken({ name, rows, password, onClose }: TakenProps) {
  const words = useWords()
  return (
    <div className={styles['form']}>
      <p role="status">{words('export.taken', { name, rows })}</p>
      <div>
        <p className={styles['label']}>{words('export.password-is')}</p>
        <div className={styles['passwordLine']}>
          <output className={styles['password']} aria-label={words('export.password-is')}>
            {password}
          </output>
          <CopyButton value={password} timeout={2_000}>
            {({ copied, copy }) => (
              <Button
                leftSection={
                  copied ? (
                    <IconCheck size={16} stroke={1.6} aria-hidden />
                  ) : (
                    <IconCopy size={16} stroke={1.6} aria-hidden />
                  )
                }
                onClick={copy}
              >
                {words(copied ? 'export.copied' : 'export.copy')}
              </Button>
            )}
          </CopyButton>
        </div>
        <p className={styles['help']}>{words('export.password-once')}</p>
      </div>
      <div className={styles['foot']}>
        <Button variant="filled" data-autofocus="" autoFocus onClick={onClose}>
          {words('export.done')}
        </Button>
      </div>
    </div>
  )
}
