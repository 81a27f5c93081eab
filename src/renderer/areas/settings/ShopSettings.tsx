// The shop's own settings, saved together as one step that can be taken back.
import { Button, Select, Switch, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere, useMay } from '../../app/session/here.tsx'
import type { Shop } from '../../app/session/screen-of.ts'
import { useSaid } from '../../app/states/use-said.ts'
import { deriveAccent } from '../../app/theme/accent.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { useTurnWords } from '../start/PlaceLine.tsx'
import { countries, hours, zones } from '../start/place-choices.ts'
import { AccentField } from './AccentField.tsx'
import { LogoField } from './LogoField.tsx'
import { HistoryLink } from '../history/HistoryLink.tsx'
import { SettingsContent, SettingsGroup } from './SettingsContent.tsx'
import { changedShop } from './changed-shop.ts'

/** Smallest coins there are, in minor units. */
const CASH_STEPS = [1, 5, 10, 20, 50, 100, 500]
const LOCK_MINUTES = [0, 1, 2, 5, 10, 15, 30, 60, 120]

export function ShopSettings() {
  const { shop } = useHere()
  // Somebody else's change is a new beginning for the form.
  return <ShopForm key={JSON.stringify(shop)} shop={shop} />
}

function ShopForm({ shop }: { readonly shop: Shop }) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const turnWords = useTurnWords()
  const mayChange = useMay('manager')
  const [draft, setDraft] = useState(shop)
  const [tried, setTried] = useState(false)
  const save = useMutation(q.settings.save.mutationOptions({ meta: { done: words('settings.saved') } }))
  const change = (part: Partial<Shop>) => setDraft({ ...draft, ...part })
  const changed = changedShop(shop, draft)
  const nameless = draft.shop.trim() === ''
  const refused = draft.accent !== null && !deriveAccent(draft.accent).ok

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (changed !== null && !nameless && !refused) save.mutate(changed)
  }
  const minutes = [...new Set([...LOCK_MINUTES, shop.lockAfter])].toSorted((a, b) => a - b)
  const steps = [...new Set([...CASH_STEPS, shop.cashStep])].toSorted((a, b) => a - b)
  const stepWords = (step: number) => (step === 1 ? words('settings.shop.cash-exact') : formats.money(step))
  const lockWords = (count: number) =>
    count === 0 ? words('settings.shop.lock-never') : words('settings.shop.lock-minutes', { count })
  return (
    <form onSubmit={submit} noValidate>
      <SettingsContent
        title={words('settings.shop.title')}
        lead={mayChange ? words('settings.shop.lead') : words('settings.only-manager')}
        action={
          mayChange && (
            <Button type="submit" variant="filled" loading={save.isPending} disabled={changed === null}>
              {words('settings.shop.save')}
            </Button>
          )
        }
      >
        {save.error !== null && <FailedLine said={say(save.error)} />}
        <HistoryLink about={{ what: 'setting', id: 'all' }} />
        <SettingsGroup title={words('settings.shop.name')}>
          <TextInput
            aria-label={words('settings.shop.name')}
            value={draft.shop}
            onChange={(event) => change({ shop: event.currentTarget.value })}
            error={tried && nameless && words('settings.shop.name-missing')}
            maxLength={100}
            readOnly={!mayChange}
            w={400}
          />
        </SettingsGroup>
        <SettingsGroup title={words('settings.shop.phone')} help={words('settings.shop.phone-help')}>
          <TextInput
            aria-label={words('settings.shop.phone')}
            type="tel"
            value={draft.phone}
            onChange={(event) => change({ phone: event.currentTarget.value })}
            maxLength={40}
            readOnly={!mayChange}
            w={400}
          />
        </SettingsGroup>
        <SettingsGroup title={words('settings.shop.logo')} help={words('settings.shop.logo-help')}>
          <LogoField shop={shop.shop} readOnly={!mayChange} />
        </SettingsGroup>
        <SettingsGroup title={words('settings.shop.accent')} help={words('settings.shop.accent-help')}>
          <AccentField value={draft.accent} onChange={(accent) => change({ accent })} readOnly={!mayChange} />
        </SettingsGroup>
        <SettingsGroup
          title={words('place.title')}
          help={words('settings.shop.currency', { currency: formats.currencyName(shop.currency) })}
        >
          <Select
            label={words('settings.shop.country')}
            description={words('settings.shop.country-help')}
            data={countries(formats.locale)}
            value={draft.country}
            onChange={(country) => country && change({ country })}
            searchable
            readOnly={!mayChange}
            w={400}
          />
          <Select
            label={words('settings.shop.zone')}
            data={zones(shop.zone)}
            value={draft.zone}
            onChange={(zone) => zone && change({ zone })}
            searchable
            readOnly={!mayChange}
            w={400}
          />
          <Select
            label={words('settings.shop.turn')}
            description={words('settings.shop.turn-help')}
            data={hours().map((hour) => ({ value: String(hour), label: turnWords(hour) }))}
            value={String(draft.dayTurn)}
            onChange={(hour) => hour && change({ dayTurn: Number(hour) })}
            readOnly={!mayChange}
            w={400}
          />
        </SettingsGroup>
        <SettingsGroup title={words('settings.shop.till')} help={words('settings.shop.till-help')}>
          <Switch
            label={words('settings.shop.tax-included')}
            checked={draft.taxIncluded}
            onChange={(event) => mayChange && change({ taxIncluded: event.currentTarget.checked })}
          />
          <Select
            label={words('settings.shop.cash-step')}
            description={words('settings.shop.cash-step-help')}
            data={steps.map((step) => ({ value: String(step), label: stepWords(step) }))}
            value={String(draft.cashStep)}
            onChange={(step) => step && change({ cashStep: Number(step) })}
            readOnly={!mayChange}
            w={400}
          />
        </SettingsGroup>
        <SettingsGroup title={words('settings.shop.lock')} help={words('settings.shop.lock-help')}>
          <Select
            aria-label={words('settings.shop.lock')}
            data={minutes.map((count) => ({ value: String(count), label: lockWords(count) }))}
            value={String(draft.lockAfter)}
            onChange={(count) => count && change({ lockAfter: Number(count) })}
            readOnly={!mayChange}
            w={400}
          />
        </SettingsGroup>
      </SettingsContent>
    </form>
  )
}
