// What a campaign has beside its words: coupon, hold-out, what kind of message it is, cost and window, what happens to late ones, a note.
// Each is one line that says how it stands, and opens its fields.
import { Radio, SegmentedControl, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useId, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { Campaign, CampaignPlan } from '../../../../shared/contract/campaigns.ts'
import { CATCH_UPS, MESSAGE_CLASSES, TEMPLATE_OCCASIONS } from '../../../../shared/domain/messages/words.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useMay } from '../../../app/session/here.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { HistoryLink } from '../../history/HistoryLink.tsx'
import { messagePath, MESSAGES_PATH } from '../paths.ts'
import { copiedName } from '../plan.ts'
import styles from './composer.module.css'
import type { May } from './may.ts'
import { Amount, WholeNumber } from './NumberFields.tsx'
import type { Draft } from './use-draft.ts'

interface DetailsProps {
  readonly draft: Draft
  readonly may: May
  readonly campaign: Campaign
}

type Fields = Pick<DetailsProps, 'draft'>

export function Details({ draft, may, campaign }: DetailsProps) {
  const words = useWords()
  const formats = useFormats()
  const { plan } = draft
  return (
    <section>
      <SectionHeading>{words('messages.details')}</SectionHeading>
      <ul className={styles['details']}>
        <Detail
          label={words('messages.coupon')}
          said={plan.coupon === null ? words('messages.coupon.none') : sayCoupon(plan.coupon, words)}
          may={may.words}
        >
          <CouponFields draft={draft} />
        </Detail>
        <Detail
          label={words('messages.hold-out')}
          said={words('messages.hold-out.said', { percent: plan.holdOut })}
          may={may.audience}
        >
          <WholeNumber
            label={words('messages.hold-out.label')}
            help={words('messages.hold-out.help')}
            unit={words('messages.per-cent')}
            value={plan.holdOut}
            least={0}
            most={50}
            onChange={(holdOut) => draft.change({ holdOut })}
          />
        </Detail>
        <Detail
          label={words('messages.class')}
          said={
            plan.because === ''
              ? words(`messages.class.${plan.class}`)
              : words('messages.class.because', { kind: words(`messages.class.${plan.class}`), because: plan.because })
          }
          may={may.audience}
        >
          <ClassFields draft={draft} />
        </Detail>
        <Detail
          label={words('messages.worth')}
          said={words('messages.worth.said', {
            fixed: formats.money(plan.costFixed),
            each: formats.money(plan.costPer),
            days: plan.window,
          })}
          may={may.name}
        >
          <WorthFields draft={draft} />
        </Detail>
        <Detail label={words('messages.catch-up')} said={words(`messages.catch-up.${plan.catchUp}`)} may={may.words}>
          <Radio.Group
            label={words('messages.catch-up.label')}
            value={plan.catchUp}
            onChange={(value) => {
              const catchUp = CATCH_UPS.find((one) => one === value)
              if (catchUp !== undefined) draft.change({ catchUp })
            }}
          >
            <div className={styles['choices']}>
              {CATCH_UPS.map((one) => (
                <Radio key={one} value={one} label={words(`messages.catch-up.${one}`)} />
              ))}
            </div>
          </Radio.Group>
        </Detail>
        <Detail
          label={words('messages.note')}
          said={plan.note === '' ? words('messages.note.none') : plan.note}
          may={may.name}
        >
          <Textarea
            label={words('messages.note.label')}
            autosize
            minRows={2}
            maxLength={2_000}
            value={plan.note}
            onChange={(event) => draft.change({ note: event.currentTarget.value })}
          />
        </Detail>
      </ul>
      <Foot campaign={campaign} plan={plan} />
    </section>
  )
}

interface DetailProps {
  readonly label: string
  readonly said: string
  readonly may: boolean
  readonly children: ReactNode
}

function Detail({ label, said, may, children }: DetailProps) {
  const words = useWords()
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <li className={styles['detail']}>
      <div className={styles['detailLine']}>
        <span className={styles['detailName']}>{label}</span>
        <span className={styles['detailSaid']}>{said}</span>
        {may && (
          <button
            type="button"
            className={styles['plain']}
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            aria-label={words(open ? 'messages.done-of' : 'messages.change-of', { what: label })}
            onClick={() => setOpen(!open)}
          >
            {words(open ? 'messages.done' : 'messages.change')}
          </button>
        )}
      </div>
      {open && may && (
        <div id={id} className={styles['fields']}>
          {children}
        </div>
      )}
    </li>
  )
}

function sayCoupon(coupon: NonNullable<CampaignPlan['coupon']>, words: ReturnType<typeof useWords>): string {
  if (coupon.what.trim() === '') return words('messages.coupon.unsaid')
  return words('messages.coupon.said', { what: coupon.what, kind: coupon.kind, days: coupon.goodFor })
}

const COUPON_KINDS = ['personal', 'shared'] as const

function CouponFields({ draft: { plan, change } }: Fields) {
  const words = useWords()
  const { coupon } = plan
  const set = (part: Partial<NonNullable<CampaignPlan['coupon']>>) =>
    coupon !== null && change({ coupon: { ...coupon, ...part } })
  return (
    <>
      <Switch
        label={words('messages.coupon.use')}
        checked={coupon !== null}
        onChange={(event) =>
          change({ coupon: event.currentTarget.checked ? { kind: 'personal', what: '', goodFor: 14, cost: 0 } : null })
        }
      />
      {coupon !== null && (
        <>
          <TextInput
            label={words('messages.coupon.what')}
            description={words('messages.coupon.what-help')}
            maxLength={200}
            value={coupon.what}
            onChange={(event) => set({ what: event.currentTarget.value })}
          />
          <SegmentedControl
            aria-label={words('messages.coupon.kind')}
            data={COUPON_KINDS.map((kind) => ({ value: kind, label: words(`messages.coupon.${kind}`) }))}
            value={coupon.kind}
            onChange={(value) => set({ kind: value === 'shared' ? 'shared' : 'personal' })}
          />
          <div className={styles['line']}>
            <WholeNumber
              label={words('messages.coupon.good-for')}
              unit={words('messages.days-unit')}
              value={coupon.goodFor}
              least={1}
              most={366}
              onChange={(goodFor) => set({ goodFor })}
            />
            <Amount
              label={words('messages.coupon.cost')}
              value={coupon.cost}
              onChange={(cost) => set({ cost: cost ?? 0 })}
            />
          </div>
        </>
      )}
    </>
  )
}

function ClassFields({ draft: { plan, change } }: Fields) {
  const words = useWords()
  return (
    <>
      <Radio.Group
        label={words('messages.class.label')}
        value={plan.class}
        onChange={(value) => {
          const kind = MESSAGE_CLASSES.find((one) => one === value)
          if (kind !== undefined) change({ class: kind, ...(kind === 'marketing' && { because: '' }) })
        }}
      >
        <div className={styles['choices']}>
          {MESSAGE_CLASSES.map((one) => (
            <Radio
              key={one}
              value={one}
              label={words(`messages.class.${one}`)}
              description={words(`messages.class.${one}.help`)}
            />
          ))}
        </div>
      </Radio.Group>
      {plan.class !== 'marketing' && (
        <TextInput
          label={words('messages.because')}
          description={words('messages.because.help')}
          maxLength={200}
          value={plan.because}
          error={plan.class === 'service' && plan.because.trim() === '' && words('messages.because.missing')}
          onChange={(event) => change({ because: event.currentTarget.value })}
        />
      )}
    </>
  )
}

function WorthFields({ draft: { plan, change } }: Fields) {
  const words = useWords()
  return (
    <div className={styles['line']}>
      <Amount
        label={words('messages.cost-fixed')}
        help={words('messages.cost-fixed.help')}
        value={plan.costFixed}
        onChange={(amount) => change({ costFixed: amount ?? 0 })}
      />
      <Amount
        label={words('messages.cost-per')}
        help={words('messages.cost-per.help')}
        value={plan.costPer}
        onChange={(amount) => change({ costPer: amount ?? 0 })}
      />
      <Amount
        label={words('messages.budget')}
        help={words('messages.budget.help')}
        value={plan.budget}
        onChange={(budget) => change({ budget })}
      />
      <WholeNumber
        label={words('messages.window')}
        help={words('messages.window.help')}
        unit={words('messages.days-unit')}
        value={plan.window}
        least={1}
        most={366}
        onChange={(window) => change({ window })}
      />
    </div>
  )
}

/** Copy, put aside, keep the words as a template, the history. */
function Foot({
  campaign: { id, state, archived },
  plan,
}: {
  readonly campaign: Campaign
  readonly plan: CampaignPlan
}) {
  const words = useWords()
  const say = useSaid()
  const [, navigate] = useLocation()
  const [keeping, setKeeping] = useState(false)
  const copy = useMutation(
    q.campaigns.copy.mutationOptions({
      meta: { done: words('messages.copied') },
      onSuccess: ({ id: made }) => navigate(messagePath(made)),
    }),
  )
  const archive = useMutation(
    q.campaigns.archive.mutationOptions({
      meta: { done: archived ? words('messages.brought-back') : words('messages.put-aside-done', { name: plan.name }) },
      onSuccess: () => !archived && navigate(MESSAGES_PATH),
    }),
  )
  const mayWrite = useMay('staff')
  const error = copy.error ?? archive.error
  return (
    <>
      <p className={styles['foot']}>
        {mayWrite && (
          <>
            <TextButton
              disabled={copy.isPending}
              onClick={() =>
                copy.mutate({ id, name: copiedName(plan.name, (name) => words('messages.copy-name', { name })) })
              }
            >
              {words('messages.copy')}
            </TextButton>
            <TextButton expanded={keeping} onClick={() => setKeeping(!keeping)}>
              {words('messages.as-template')}
            </TextButton>
            {state !== 'running' && state !== 'paused' && (
              <TextButton
                tone="quiet"
                disabled={archive.isPending}
                onClick={() => archive.mutate({ id, archived: !archived })}
              >
                {words(archived ? 'messages.bring-back' : 'messages.put-aside')}
              </TextButton>
            )}
          </>
        )}
        <HistoryLink about={{ what: 'campaign', id }} />
      </p>
      {keeping && <TemplateFields plan={plan} onDone={() => setKeeping(false)} />}
      {error !== null && <FailedLine said={say(error)} />}
    </>
  )
}

function TemplateFields({ plan, onDone }: { readonly plan: CampaignPlan; readonly onDone: () => void }) {
  const words = useWords()
  const say = useSaid()
  const [name, setName] = useState(plan.name)
  const [occasion, setOccasion] = useState<(typeof TEMPLATE_OCCASIONS)[number]>('offer')
  const save = useMutation(
    q.campaigns.saveTemplate.mutationOptions({
      meta: { done: words('messages.template.saved', { name }) },
      onSuccess: onDone,
    }),
  )
  return (
    <form
      className={styles['line']}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') save.mutate({ name: name.trim(), occasion, words: plan.words })
      }}
    >
      <TextInput
        label={words('messages.template.name')}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={words('messages.template.occasion')}
        data={TEMPLATE_OCCASIONS.map((one) => ({ value: one, label: words(`letters.template.${one}.name`) }))}
        value={occasion}
        onChange={(value) => setOccasion(TEMPLATE_OCCASIONS.find((one) => one === value) ?? occasion)}
      />
      <button type="submit" className={styles['plain']} disabled={save.isPending}>
        {words('messages.template.keep')}
      </button>
      {save.error !== null && <FailedLine said={say(save.error)} />}
    </form>
  )
}
