// Offered when somebody who knew a password has left: a new key for the whole book, and with it a new recovery code.
import { Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { steps } from '../../app/undo/steps.ts'
import { TextButton } from '../../components/TextButton.tsx'
import { CodeDialogue } from '../settings/RecoveryCodeForm.tsx'
import { SecretForm } from '../settings/SecretForm.tsx'
import { succeeded } from '../settings/succeeded.ts'
import styles from './PersonDialogue.module.css'

export interface RekeyProps {
  readonly name: string
  readonly onClose: () => void
}

export function Rekey({ name, onClose }: RekeyProps) {
  const words = useWords()
  const rekey = useMutation(q.book.rekey.mutationOptions())
  const code = rekey.data?.recoveryCode
  return (
    <>
      <Modal
        opened={code === undefined}
        onClose={onClose}
        title={words('rekey.title')}
        size={480}
        closeButtonProps={{ 'aria-label': words('app.close') }}
      >
        <p>{words('rekey.sentence', { name })}</p>
        <p>{words('rekey.others')}</p>
        <div className={styles['part']}>
          <SecretForm
            label={words('settings.me.with-password')}
            button={words('rekey.button')}
            error={rekey.error}
            pending={rekey.isPending}
            onSubmit={(password) => succeeded(rekey.mutateAsync({ password }))}
          />
          <TextButton tone="quiet" onClick={onClose}>
            {words('rekey.later')}
          </TextButton>
        </div>
      </Modal>
      <CodeDialogue
        code={code}
        onKept={() => {
          steps.say({ tone: 'done', words: words('rekey.done') })
          onClose()
        }}
      />
    </>
  )
}
