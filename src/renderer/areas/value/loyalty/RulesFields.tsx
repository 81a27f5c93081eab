// When somebody counts as overdue and lapsed, and what the next years are reckoned with.
import { useWords } from '../../../app/language/speaking.tsx'
import { SettingsGroup } from '../../settings/SettingsContent.tsx'
import type { LoyaltyPart } from './loyalty-part.ts'
import { NumberField } from './NumberField.tsx'

type Rules = Pick<LoyaltyPart, 'draft' | 'change' | 'mayChange'>

const numberOr = (value: number | null) => value ?? Number.NaN

export function Rhythm({ draft, change, mayChange }: Rules) {
  const words = useWords()
  return (
    <SettingsGroup title={words('value.loyalty.rhythm')} help={words('value.loyalty.rhythm-help')}>
      <NumberField
        label={words('value.loyalty.overdue-factor')}
        help={words('value.loyalty.overdue-help')}
        value={draft.overdueFactor}
        onChange={(value) => change({ overdueFactor: numberOr(value) })}
        least={1}
        most={10}
        places={2}
        readOnly={!mayChange}
      />
      <NumberField
        label={words('value.loyalty.lapse-factor')}
        value={draft.lapseFactor}
        onChange={(value) => change({ lapseFactor: numberOr(value) })}
        least={1}
        most={20}
        places={2}
        readOnly={!mayChange}
      />
      <NumberField
        label={words('value.loyalty.lapse-least')}
        value={draft.lapseLeast}
        onChange={(value) => change({ lapseLeast: numberOr(value) })}
        least={1}
        most={2_000}
        readOnly={!mayChange}
      />
    </SettingsGroup>
  )
}

export function Projection({ draft, change, mayChange }: Rules) {
  const words = useWords()
  const { projection } = draft
  const set = (part: Partial<typeof projection>) => change({ projection: { ...projection, ...part } })
  return (
    <SettingsGroup title={words('value.loyalty.projection')} help={words('value.loyalty.projection-help')}>
      <NumberField
        label={words('value.loyalty.years')}
        value={projection.years}
        onChange={(value) => set({ years: numberOr(value) })}
        least={1}
        most={20}
        readOnly={!mayChange}
      />
      <NumberField
        label={words('value.loyalty.retention')}
        value={projection.retention}
        onChange={(retention) => set({ retention })}
        least={0}
        most={100}
        places={1}
        unit={words('value.loyalty.percent')}
        empty={words('value.loyalty.measured')}
        readOnly={!mayChange}
      />
      <NumberField
        label={words('value.loyalty.margin')}
        value={projection.margin}
        onChange={(margin) => set({ margin })}
        least={0}
        most={100}
        places={1}
        unit={words('value.loyalty.percent')}
        empty={words('value.loyalty.measured')}
        readOnly={!mayChange}
      />
    </SettingsGroup>
  )
}
