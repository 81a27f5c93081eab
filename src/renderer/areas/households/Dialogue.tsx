// A dialogue about a household: a form of its own, though it may lie over another one.
import { Button, Modal } from '@mantine/core'
import type { ReactNode, SyntheticEvent } from 'react'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import styles from './households.module.css'

interface DialogueProps {
  readonly title: string
  readonly onClose: () => void
  /** The button that does it; null where choosing somebody does. */
  readonly action: { readonly words: string; readonly run: () => void; readonly disabled?: boolean } | null
  readonly error: unknown
  /** Beside the buttons. */
  readonly more?: ReactNode
  readonly children: ReactNode
}

export function Dialogue({ title, onClose, action, error, more, children }: DialogueProps) {
  const words = useWords()
  const say = useSaid()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    // React hands it on to the form under the dialogue, which is not meant.
    event.stopPropagation()
    if (action !== null && action.disabled !== true) action.run()
  }
  return (
    <Modal opened onClose={onClose} title={title} size={600} closeButtonProps={{ 'aria-label': words('app.close') }}>
      <form className={styles['form']} onSubmit={submit}>
        {children}
        {error !== null && <FailedLine said={say(error)} />}
        <div className={styles['foot']}>
          {action !== null && (
            <Button type="submit" variant="filled" disabled={action.disabled === true}>
              {action.words}
            </Button>
          )}
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
          {more}
        </div>
      </form>
    </Modal>
  )
}
