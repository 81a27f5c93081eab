// What opens the book for the person here: password, PIN, and for the owner the recovery code and the keychain.
import { useWords } from '../../app/language/speaking.tsx'
import { useHere, useMay } from '../../app/session/here.tsx'
import { KeychainForm } from './KeychainForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { PinForm } from './PinForm.tsx'
import { RecoveryCodeForm } from './RecoveryCodeForm.tsx'
import { SettingsContent, SettingsGroup } from './SettingsContent.tsx'

export function MySettings() {
  const words = useWords()
  const { user } = useHere()
  const owner = useMay('owner')
  return (
    <SettingsContent title={words('settings.me.title')} lead={words('settings.me.lead', { name: user.name })}>
      <SettingsGroup title={words('settings.me.password')}>
        <PasswordForm />
      </SettingsGroup>
      <SettingsGroup title={words('settings.me.pin')} help={words('settings.me.pin-help')}>
        <PinForm />
      </SettingsGroup>
      {owner && (
        <SettingsGroup title={words('settings.me.code')} help={words('settings.me.code-help')}>
          <RecoveryCodeForm />
        </SettingsGroup>
      )}
      {/* Only the desktop app reaches the keychain of the system. */}
      {owner && window.host !== undefined && (
        <SettingsGroup title={words('settings.me.keychain')} help={words('settings.me.keychain-help')}>
          <KeychainForm />
        </SettingsGroup>
      )}
    </SettingsContent>
  )
}
