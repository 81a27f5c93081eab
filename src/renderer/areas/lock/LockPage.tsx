// The locked screen: the shop's awning, who is there, PIN or password. Nothing of the book is on it.
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { useShortcuts } from '../../app/keyboard/shortcuts.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { SAMPLE_PASSWORD } from '../../../shared/domain/sample-password.ts'
import type { SignedIn } from '../../app/session/screen-of.ts'
import { WhoAndSecret } from '../../app/session/WhoAndSecret.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { Threshold } from '../start/Threshold.tsx'
import styles from './UnlockPage.module.css'

export function LockPage({ me, demo }: { readonly me: SignedIn; readonly demo: boolean }) {
  const words = useWords()
  const queryClient = useQueryClient()
  // The keys of the shop are silent here.
  useShortcuts({ 'ctrl+l': { where: 'anywhere', run: () => undefined } })
  const signOut = () => void api.session.signOut({}).then(() => queryClient.invalidateQueries())
  return (
    <Threshold
      title={words('lock.title')}
      sentence={demo ? words('sample.password', { password: SAMPLE_PASSWORD }) : words('lock.sentence')}
    >
      <WhoAndSecret people={me.people} first={me.user.id} button={words('lock.button')} />
      <div className={styles['others']}>
        <TextButton tone="quiet" onClick={signOut}>
          {words('lock.sign-out')}
        </TextButton>
      </div>
    </Threshold>
  )
}
