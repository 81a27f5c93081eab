// F2: somebody else takes over this window with their PIN or password.
import { Modal } from '@mantine/core'
import { useWords } from '../language/speaking.tsx'
import { steps } from '../undo/steps.ts'
import { TextButton } from '../../components/TextButton.tsx'
import { useHere, useMay } from './here.tsx'
import { WhoAndSecret } from './WhoAndSecret.tsx'

export interface SwitchPersonProps {
  readonly opened: boolean
  readonly onClose: () => void
}

export function SwitchPerson({ opened, onClose }: SwitchPersonProps) {
  const words = useWords()
  const owner = useMay('owner')
  const { people, user } = useHere()
  const others = people.filter(({ id }) => id !== user.id)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words('switch.title')}
      size={440}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      {others.length === 0 ? (
        <>
          <p>{words('switch.nobody')}</p>
          {owner && (
            <TextButton href="/settings/people" onClick={onClose}>
              {words('switch.add')}
            </TextButton>
          )}
        </>
      ) : (
        <WhoAndSecret
          people={others}
          first={null}
          button={words('switch.button')}
          onDone={() => {
            steps.forget()
            onClose()
          }}
        />
      )}
    </Modal>
  )
}
