// Settings of messages: when they may go, how often to one person, what happens to late ones, and the postal address that stands in them.
import { Button, Checkbox, Radio, Select, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import type { SendRules } from '../../../shared/contract/sending.ts'
import { CATCH_UPS } from '../../../shared/domain/messages/words.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { PageState } from '../../app/states/PageState.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { WholeNumber } from '../campaigns/composer/NumberFields.tsx'
import { RULES_PATH } from '../consent/paths.ts'
import { HistoryLink } from '../history/HistoryLink.tsx'
import { SettingsContent, SettingsGroup } from '../settings/SettingsContent.tsx'
import styles from './outbox.module.css'

export function SendRulesPage() {
  const words = useWords()
  const rules = useQuery(q.sending.rules.queryOptions({ input: {} }))
  return (
    <SettingsContent
      title={words('settings.messages.title')}
      lead={
        <>
          {words('settings.messages.lead')} <TextButton href={RULES_PATH}>{words('settings.rules.title')}</TextButton>
        </>
      }
    >
      <PageState query={rules}>{(known) => <RulesForm known={known} />}</PageState>
    </SettingsContent>
  )
}

const TIERS = ['very-high', 'high', 'medium', 'low'] as const
const DAYS = [0, 1, 2, 3, 4, 5, 6] as const
/** Monday, 5 January 1970. */
const A_MONDAY = 4
const HALF_HOURS = Array.from({ length: 49 }, (_, at) => at * 30)

function RulesForm({ known }: { readonly known: SendRules }) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const queries = useQueryClient()
  const mayChange = useMay('owner')
  const [{ from, draft, round }, setForm] = useState({ from: known, draft: known, round: 0 })
  // What was saved, here or elsewhere, is a new beginning for the fields.
  if (JSON.stringify(from) !== JSON.stringify(known)) setForm({ from: known, draft: known, round: round + 1 })
  const save = useMutation(
    q.sending.changeRules.mutationOptions({
      meta: { done: words('settings.messages.saved') },
      onSuccess: () => queries.invalidateQueries({ queryKey: q.sending.rules.key() }),
    }),
  )
  const change = (part: Partial<SendRules>) => setForm({ from, draft: { ...draft, ...part }, round })
  const changed = JSON.stringify(draft) !== JSON.stringify(known)
  const wrong = draft.from >= draft.until || draft.days.length === 0
  const minutes = (label: string, value: number, set: (minute: number) => void) => (
    <Select
      label={label}
      readOnly={!mayChange}
      data={[...new Set([...HALF_HOURS, value])]
        .sort((one, other) => one - other)
        .map((minute) => ({
          value: String(minute),
          label: minute === 1_440 ? words('settings.messages.midnight') : formats.minute(minute),
        }))}
      value={String(value)}
      onChange={(chosen) => chosen !== null && set(Number(chosen))}
    />
  )
  return (
    <form
      key={round}
      noValidate
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        if (changed && !wrong) save.mutate(draft)
      }}
    >
      {!mayChange && <p className={styles['quiet']}>{words('settings.messages.owner')}</p>}
      <SettingsGroup title={words('settings.messages.hours')} help={words('settings.messages.hours-help')}>
        <div className={styles['pair']}>
          {minutes(words('settings.messages.from'), draft.from, (minute) => change({ from: minute }))}
          {minutes(words('settings.messages.until'), draft.until, (minute) => change({ until: minute }))}
        </div>
        <fieldset className={styles['weekdays']}>
          <legend>{words('settings.messages.days')}</legend>
          {DAYS.map((day) => (
            <Checkbox
              key={day}
              label={formats.weekday(A_MONDAY + day)}
              checked={draft.days.includes(day)}
              disabled={!mayChange}
              onChange={(event) =>
                change({
                  days: event.currentTarget.checked
                    ? [...draft.days, day].sort((one, other) => one - other)
                    : draft.days.filter((one) => one !== day),
                })
              }
            />
          ))}
        </fieldset>
        {wrong && (
          <p className={styles['wrong']} role="alert">
            {words('settings.messages.hours-wrong')}
          </p>
        )}
      </SettingsGroup>
      <Caps draft={draft} change={change} readOnly={!mayChange} />
      <SettingsGroup title={words('messages.catch-up')} help={words('settings.messages.catch-up-help')}>
        <Radio.Group
          label={words('messages.catch-up.label')}
          value={draft.catchUp}
          onChange={(value) => {
            const catchUp = CATCH_UPS.find((one) => one === value)
            if (catchUp !== undefined && mayChange) change({ catchUp })
          }}
        >
          <div className={styles['choices']}>
            {CATCH_UPS.map((one) => (
              <Radio key={one} value={one} disabled={!mayChange} label={words(`messages.catch-up.${one}`)} />
            ))}
          </div>
        </Radio.Group>
        {draft.catchUp === 'late' && (
          <WholeNumber
            label={words('settings.messages.catch-up-days')}
            unit={words('messages.days-unit')}
            value={draft.catchUpDays}
            least={0}
            most={366}
            readOnly={!mayChange}
            onChange={(catchUpDays) => change({ catchUpDays })}
          />
        )}
      </SettingsGroup>
      <SettingsGroup title={words('settings.messages.address')} help={words('settings.messages.address-help')}>
        <Textarea
          className={styles['wide']}
          label={words('settings.messages.address-label')}
          autosize
          minRows={3}
          maxLength={500}
          readOnly={!mayChange}
          value={draft.postalAddress}
          onChange={(event) => change({ postalAddress: event.currentTarget.value })}
        />
        <WholeNumber
          label={words('settings.messages.opt-out-days')}
          help={words('settings.messages.opt-out-help')}
          unit={words('messages.days-unit')}
          value={draft.optOutDays}
          least={1}
          most={30}
          readOnly={!mayChange}
          onChange={(optOutDays) => change({ optOutDays })}
        />
      </SettingsGroup>
      <HistoryLink about={{ what: 'setting', id: 'sending' }} />
      {changed && (
        <div className={styles['foot']}>
          {save.error !== null && <FailedLine said={say(save.error)} />}
          <Button type="submit" variant="filled" loading={save.isPending} disabled={wrong}>
            {words('settings.messages.save')}
          </Button>
          <Button onClick={() => setForm({ from, draft: from, round: round + 1 })}>
            {words('settings.messages.discard')}
          </Button>
        </div>
      )}
    </form>
  )
}

interface CapsProps {
  readonly draft: SendRules
  readonly change: (part: Partial<SendRules>) => void
  readonly readOnly: boolean
}

function Caps({ draft, change, readOnly }: CapsProps) {
  const words = useWords()
  const { cap, sunsetAfter } = draft
  const most = { least: 0, most: 1_000, readOnly }
  return (
    <SettingsGroup title={words('settings.messages.caps')} help={words('settings.messages.caps-help')}>
      <div className={styles['pair']}>
        <WholeNumber
          label={words('settings.messages.most')}
          value={cap.most}
          {...most}
          onChange={(value) => change({ cap: { ...cap, most: value } })}
        />
        <WholeNumber
          label={words('settings.messages.in-days')}
          unit={words('messages.days-unit')}
          value={cap.inDays}
          {...most}
          least={1}
          most={366}
          onChange={(inDays) => change({ cap: { ...cap, inDays } })}
        />
      </div>
      <div className={styles['pair']}>
        {TIERS.map((tier) => (
          <WholeNumber
            key={tier}
            label={words('settings.messages.most-tier', { tier: words(`value.tier.${tier}`) })}
            value={cap.byTier[tier] ?? cap.most}
            {...most}
            onChange={(value) => {
              const { [tier]: _before, ...others } = cap.byTier
              change({ cap: { ...cap, byTier: value === cap.most ? others : { ...others, [tier]: value } } })
            }}
          />
        ))}
      </div>
      <WholeNumber
        label={words('settings.messages.sunset')}
        help={words('settings.messages.sunset-help')}
        value={sunsetAfter}
        {...most}
        onChange={(value) => change({ sunsetAfter: value })}
      />
    </SettingsGroup>
  )
}
