// Before it goes: every check and how it stands, who is left out and why, what it costs, and one button that says what will happen.
import { IconAlertTriangle, IconCircleCheck, IconClockExclamation } from '@tabler/icons-react'
import { useMutation, type UseQueryResult } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Campaign, Preflight, PreflightCheck } from '../../../../shared/contract/campaigns.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useMay } from '../../../app/session/here.tsx'
import { PageState } from '../../../app/states/PageState.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { EMAIL_PATH } from '../../email/paths.ts'
import { SEND_RULES_PATH } from '../../sending/paths.ts'
import { OUTBOX_PATH } from '../paths.ts'
import styles from './checklist.module.css'
import { Excluded, type Reason } from './Excluded.tsx'
import { StartPart } from './StartPart.tsx'
import type { Draft } from './use-draft.ts'
import { usePlaceholders } from './use-placeholders.ts'

interface ChecklistProps {
  readonly campaign: Campaign
  readonly draft: Draft
  readonly answer: UseQueryResult<Preflight, unknown>
  readonly asking: boolean
}

export function Checklist({ campaign, draft, answer, asking }: ChecklistProps) {
  const words = useWords()
  return (
    <aside className={styles['checklist']} aria-label={words('messages.before')} aria-busy={asking}>
      <h2>{words(campaign.state === 'draft' ? 'messages.before' : 'messages.before.running')}</h2>
      <PageState query={answer} waiting={<Skeleton rows={6} />}>
        {(preflight) => <Looked campaign={campaign} draft={draft} preflight={preflight} />}
      </PageState>
    </aside>
  )
}

/** In its place beside one that was started: what of it can still be changed. */
export function Begun({ state }: Pick<Campaign, 'state'>) {
  const words = useWords()
  const isOver = state === 'done' || state === 'stopped'
  return (
    <aside className={styles['checklist']} aria-label={words(isOver ? 'messages.over' : 'messages.begun-already')}>
      <h2>{words(isOver ? 'messages.over' : 'messages.begun-already')}</h2>
      <p className={styles['quiet']}>{words(isOver ? 'messages.over.help' : 'messages.begun-already.help')}</p>
    </aside>
  )
}

interface LookedProps {
  readonly campaign: Campaign
  readonly draft: Draft
  readonly preflight: Preflight
}

function Looked({ campaign, draft, preflight }: LookedProps) {
  const words = useWords()
  const [see, setSee] = useState<Reason | null>(null)
  return (
    <>
      <ul className={styles['checks']} aria-label={words('messages.checks')}>
        {preflight.checks
          .toSorted((one, other) => URGENCY[one.state] - URGENCY[other.state])
          .map((check) => (
            <CheckLine key={check.check} check={check} />
          ))}
        <Fallbacks preflight={preflight} />
      </ul>
      <LeftOut preflight={preflight} onSee={setSee} />
      <div className={styles['foot']}>
        <Costs draft={draft} preflight={preflight} />
        {campaign.state === 'draft' && <StartPart campaign={campaign} draft={draft} preflight={preflight} />}
      </div>
      {see !== null && <Excluded id={campaign.id} plan={draft.plan} reason={see} onClose={() => setSee(null)} />}
    </>
  )
}

/** What keeps it from starting comes first. */
const URGENCY = { stop: 0, warn: 1, good: 2 } as const

const ICONS = { good: IconCircleCheck, warn: IconAlertTriangle, stop: IconClockExclamation } as const

interface LineProps {
  readonly state: PreflightCheck['state']
  readonly children: ReactNode
  readonly action?: ReactNode
}

function Line({ state, children, action }: LineProps) {
  const words = useWords()
  const Picture = ICONS[state]
  return (
    <li className={styles['check']}>
      <Picture
        size={18}
        stroke={1.6}
        className={styles[state]}
        role="img"
        aria-label={words(`messages.check.${state}`)}
      />
      <span className={styles['said']}>{children}</span>
      {action}
    </li>
  )
}

function CheckLine({ check: { check, state, values } }: { readonly check: PreflightCheck }) {
  const words = useWords()
  const said = words.find(`campaigns.check.${check}.${state}`, values) ?? check
  const more = words.find(`campaigns.check.${check}.${state}.more`, values)
  return (
    <Line state={state} action={state === 'good' ? undefined : <Remedy check={check} />}>
      {said}
      {more !== null && <span className={styles['more']}>{more}</span>}
    </Line>
  )
}

/** The way to where it is put right. */
function Remedy({ check }: { readonly check: PreflightCheck['check'] }) {
  const words = useWords()
  const looked = useMutation(
    q.sending.checkedOptOuts.mutationOptions({ meta: { done: words('outbox.opt-outs.looked') } }),
  )
  const mayWrite = useMay('staff')
  switch (check) {
    case 'account':
    case 'domain':
      return <TextButton href={EMAIL_PATH}>{words('messages.remedy.account')}</TextButton>
    case 'postal_address':
      return <TextButton href={SEND_RULES_PATH}>{words('messages.remedy.rules')}</TextButton>
    case 'role':
      return <TextButton href={OUTBOX_PATH}>{words('messages.remedy.outbox')}</TextButton>
    case 'opt_outs_checked':
      return mayWrite ? (
        <TextButton onClick={() => looked.mutate({})} disabled={looked.isPending}>
          {words('messages.remedy.looked')}
        </TextButton>
      ) : null
    default:
      return null
  }
}

function Fallbacks({ preflight: { fallbacks } }: { readonly preflight: Preflight }) {
  const words = useWords()
  const choices = usePlaceholders()
  return fallbacks.map(({ placeholder, people }) => {
    const choice = choices.find(({ name }) => name === placeholder)
    return (
      <Line key={placeholder} state="warn">
        {words('messages.fallback', { count: people, field: choice?.label ?? placeholder })}
        <span className={styles['more']}>
          {choice?.fallback == null
            ? words('messages.fallback.own')
            : words('messages.fallback.reads', { fallback: choice.fallback })}
        </span>
      </Line>
    )
  })
}

interface LeftOutProps {
  readonly preflight: Preflight
  readonly onSee: (reason: Reason) => void
}

function LeftOut({ preflight: { excluded, heldOut, audience, recipients }, onSee }: LeftOutProps) {
  const words = useWords()
  const formats = useFormats()
  if (excluded.length === 0 && heldOut === 0) return null
  return (
    <section className={styles['leftOut']} aria-label={words('messages.left-out')}>
      <h3>{words('messages.left-out.count', { left: audience - recipients, audience: formats.number(audience) })}</h3>
      <ul>
        {excluded.map(({ reason, people, first }) => (
          <li key={reason}>
            <span className={styles['people']}>{formats.number(people)}</span>
            <span className={styles['said']}>
              {words.find(`campaigns.reason.${reason}`) ?? reason}
              <span className={styles['more']} dir="auto">
                {formats.list(first.slice(0, 2).map(({ name }) => name))}
                {people > 2 && ' …'}
              </span>
            </span>
            <TextButton
              label={words('messages.see-of', { reason: words.find(`campaigns.reason.${reason}`) ?? reason })}
              onClick={() => onSee(reason)}
            >
              {words('messages.see')}
            </TextButton>
          </li>
        ))}
        {heldOut > 0 && (
          <li>
            <span className={styles['people']}>{formats.number(heldOut)}</span>
            <span className={styles['said']}>{words('messages.held-out')}</span>
          </li>
        )}
      </ul>
    </section>
  )
}

function Costs({ draft: { plan }, preflight }: { readonly draft: Draft; readonly preflight: Preflight }) {
  const words = useWords()
  const formats = useFormats()
  const coupons = plan.coupon === null ? null : Math.round((plan.coupon.cost * preflight.recipients) / 2)
  const rows = [
    ...(preflight.heldBack > 0
      ? [
          {
            key: 'held',
            label: words('messages.cost.held'),
            figure: words('messages.people', { count: preflight.heldBack }),
          },
        ]
      : []),
    {
      key: 'cost',
      label: words(plan.schedule.when === 'yearly' ? 'messages.cost.year' : 'messages.cost'),
      figure: preflight.cost === 0 ? words('messages.cost.nothing') : formats.money(preflight.cost),
    },
    ...(coupons === null || coupons === 0
      ? []
      : [
          {
            key: 'coupons',
            label: words('messages.cost.coupons'),
            figure: words('messages.about', { amount: formats.moneyWhole(coupons) }),
          },
        ]),
    ...(plan.budget === null
      ? []
      : [{ key: 'budget', label: words('messages.cost.budget'), figure: formats.money(plan.budget) }]),
  ]
  return (
    <dl className={styles['costs']}>
      {rows.map(({ key, label, figure }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  )
}
