// Light or dark, contrast, language: for this person on this PC, acting at once.
import { SegmentedControl, Select, Switch } from '@mantine/core'
import { choices, useChoices, type Choices } from '../../app/choices/choices.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { SettingsContent, SettingsGroup } from './SettingsContent.tsx'

const SCHEMES = ['system', 'light', 'dark'] as const
/** The pseudo-language is for those who make the screens; it stays offered where it is already chosen. */
const LANGUAGES = import.meta.env.DEV ? (['system', 'en', 'pseudo'] as const) : (['system', 'en'] as const)

export function LooksSettings() {
  const words = useWords()
  const { scheme, contrast, language } = useChoices()
  const languages: readonly Choices['language'][] = language === 'pseudo' ? ['system', 'en', 'pseudo'] : LANGUAGES
  return (
    <SettingsContent title={words('settings.looks.title')} lead={words('settings.looks.lead')}>
      <SettingsGroup title={words('settings.looks.scheme')}>
        <SegmentedControl
          aria-label={words('settings.looks.scheme')}
          data={SCHEMES.map((value) => ({ value, label: words(`settings.looks.scheme.${value}`) }))}
          value={scheme}
          onChange={(value) => choices.choose('scheme', value)}
        />
        <Switch
          label={words('settings.looks.contrast')}
          description={words('settings.looks.contrast-help')}
          checked={contrast === 'high'}
          onChange={(event) => choices.choose('contrast', event.currentTarget.checked ? 'high' : 'system')}
        />
      </SettingsGroup>
      <SettingsGroup title={words('settings.looks.language')}>
        <Select
          aria-label={words('settings.looks.language')}
          data={languages.map((value) => ({ value, label: words(`settings.looks.language.${value}`) }))}
          value={language}
          onChange={(value) => value && choices.choose('language', value)}
        />
      </SettingsGroup>
    </SettingsContent>
  )
}
