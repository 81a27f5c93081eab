// Before all that is sure is merged: how much that is, some of it as an example, and that it can be taken back.
import { Button, Modal } from '@mantine/core'
import type { DuplicateGroup } from '../../../shared/contract/duplicates.ts'
import { useWords } from '../../app/language/speaking.tsx'
import styles from './duplicates.module.css'
import { GroupLine } from './GroupList.tsx'
import { keyOf } from './review.ts'

const SAMPLE = 5

interface SureDialogueProps {
  readonly groups: readonly DuplicateGroup[]
  readonly count: number
  readonly onClose: () => void
  readonly onGo: () => void
}

export function SureDialogue({ groups, count, onClose, onGo }: SureDialogueProps) {
  const words = useWords()
  // Spread over what is here, so that the least certain of them is seen too.
  const sure = groups.filter((group) => group.sure)
  const step = Math.max(1, Math.floor((sure.length - 1) / (SAMPLE - 1)))
  const sample = sure.filter((_, at) => at % step === 0).slice(0, SAMPLE)
  return (
    <Modal
      opened
      returnFocus={false}
      onClose={onClose}
      title={words('duplicates.sure-title', { count })}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <div className={styles['dialogue']}>
        <p>{words('duplicates.sure-text', { count })}</p>
        <div>
          <h3>{words('duplicates.sure-sample', { count })}</h3>
          <ul className={styles['sample']}>
            {sample.map((group) => (
              <li key={keyOf(group)}>
                <GroupLine group={group} />
              </li>
            ))}
          </ul>
        </div>
        <p>{words('duplicates.sure-undo')}</p>
        <div className={styles['foot']}>
          <Button
            data-autofocus
            variant="filled"
            onClick={() => {
              onClose()
              onGo()
            }}
          >
            {words('duplicates.sure-go')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('duplicates.sure-look')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
