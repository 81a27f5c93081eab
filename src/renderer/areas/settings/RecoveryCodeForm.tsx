// Makes a new recovery code and shows it once, like the first one.
import { Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { steps } from '../../app/undo/steps.ts'
import { RecoverySlip } from '../start/RecoverySlip.tsx'
import { SecretForm } from './SecretForm.tsx'
import { succeeded } from './succeeded.ts'

export function RecoveryCodeForm() {
  const words = useWords()
  const make = useMutation(q.book.newRecoveryCode.mutationOptions())
  return (
    <>
      <SecretForm
        label={words('settings.me.with-password')}
        button={words('settings.me.code-button')}
        error={make.error}
        pending={make.isPending}
        onSubmit={(password) => succeeded(make.mutateAsync({ password }))}
      />
      <CodeDialogue
        code={make.data?.recoveryCode}
        onKept={() => {
          make.reset()
          steps.say({ tone: 'done', words: words('settings.me.code-done') })
        }}
      />
    </>
  )
}

export interface CodeDialogueProps {
  readonly code: string | undefined
  readonly onKept: () => void
}

/** Stays until the third group is typed: the code is shown only here. */
export function CodeDialogue({ code, onKept }: CodeDialogueProps) {
  const words = useWords()
  const { shop } = useHere()
  return (
    <Modal.Root
      opened={code !== undefined}
      onClose={() => undefined}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size={448}
      centered
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay color="var(--veil)" backgroundOpacity={1} blur={0} />
      <Modal.Content aria-label={words('code.title')}>
        {code !== undefined && (
          <RecoverySlip code={code} shop={shop.shop} onKept={onKept} button={words('code.keep')} />
        )}
      </Modal.Content>
    </Modal.Root>
  )
}
