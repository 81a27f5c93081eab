// Whether single letters act, and all keys.
import { Switch } from '@mantine/core'
import { choices, useChoices } from '../../app/choices/choices.ts'
import { showOver } from '../../app/frame/over.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { SettingsContent, SettingsGroup } from './SettingsContent.tsx'

export function KeysSettings() {
  const words = useWords()
  const { letters } = useChoices()
  return (
    <SettingsContent title={words('settings.keys.title')} lead={words('settings.keys.lead')}>
      <SettingsGroup title={words('settings.keys.letters')} help={words('settings.keys.letters-help')}>
        <Switch
          label={words('settings.keys.letters')}
          checked={letters === 'on'}
          onChange={(event) => choices.choose('letters', event.currentTarget.checked ? 'on' : 'off')}
        />
        <TextButton onClick={() => showOver('keys')}>{words('settings.keys.all')}</TextButton>
      </SettingsGroup>
    </SettingsContent>
  )
}
