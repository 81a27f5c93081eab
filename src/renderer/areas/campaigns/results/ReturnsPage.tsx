// A time of campaigns: what each cost and brought, by way and kind, and what an address is worth.
import { Select } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { campaignResults } from '../../../../shared/contract/campaigns.ts'
import { addMonths } from '../../../../shared/domain/segments/period.ts'
import { dateOfDay, dayOfDate } from '../../../../shared/domain/shop-day.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { PageState } from '../../../app/states/PageState.tsx'
import { ChartFigure } from '../../../charts/ChartFigure.tsx'
import { useLightOnPaper } from '../../../charts/ink.ts'
import type { BarsPicture } from '../../../charts/picture.ts'
import { Finding, FindingBody, FindingPage } from '../../../components/FindingPage.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { useToday } from '../../contacts/use-today.ts'
import { messageResultsPath, NEW_MESSAGE_PATH } from '../paths.ts'
import { AddressValue } from './AddressValue.tsx'
import styles from './results.module.css'
import { Table } from './Table.tsx'
import { Top } from './Top.tsx'

type Returns = OutputOf<typeof campaignResults.returns>
type Spent = Returns['total']

const LAST = 'last'
const YEARS = 4

export function ReturnsPage() {
  const words = useWords()
  const formats = useFormats()
  const today = useToday()
  const [chosen, setChosen] = useState(LAST)
  const { year } = dateOfDay(today)
  const days =
    chosen === LAST
      ? { from: addMonths(today, -12) + 1, to: today }
      : {
          from: dayOfDate({ year: Number(chosen), month: 1, day: 1 }),
          to: dayOfDate({ year: Number(chosen), month: 12, day: 31 }),
        }
  const returns = useQuery({
    ...q.campaigns.returns.queryOptions({ input: days }),
    placeholderData: keepPreviousData,
  })
  useLightOnPaper()
  return (
    <FindingPage>
      <Top trail={[]} here={words('messages.returns')} links={[]} />
      <PageState query={returns} level={1} waiting={<Skeleton rows={12} />}>
        {(told) => (
          <>
            <Finding title={titleOf(told, { words, formats })}>{words('returns.definition')}</Finding>
            <Select
              label={words('returns.period')}
              allowDeselect={false}
              w={200}
              data={[
                { value: LAST, label: words('returns.period.year') },
                ...Array.from({ length: YEARS }, (_, at) => String(year - at)).map((one) => ({
                  value: one,
                  label: words('returns.period.calendar', { year: one }),
                })),
              ]}
              value={chosen}
              onChange={(value) => setChosen(value ?? LAST)}
            />
            <Told returns={told} />
          </>
        )}
      </PageState>
    </FindingPage>
  )
}

interface Speech {
  readonly words: ReturnType<typeof useWords>
  readonly formats: ReturnType<typeof useFormats>
}

function titleOf({ rows, total: { cost, revenue, margin } }: Returns, { words, formats }: Speech): string {
  if (rows.length === 0) return words('returns.title.none')
  if (cost === 0) return words('returns.title.free', { money: formats.moneyWhole(revenue) })
  const spent = formats.moneyWhole(cost)
  if (margin === null) return words('returns.title.revenue', { cost: spent, money: formats.moneyWhole(revenue) })
  return words('returns.title.paid', { cost: spent, money: formats.moneyWhole(margin) })
}

function Told({ returns }: { readonly returns: Returns }) {
  const words = useWords()
  const formats = useFormats()
  const [, navigate] = useLocation()
  const { rows, byChannel, byKind, total, address } = returns
  const paid = useMemo(() => rows.filter(({ roi }) => roi !== null), [rows])
  const picture = useMemo<BarsPicture>(
    () => ({
      kind: 'bars',
      bars: paid.map(({ name, roi }) => ({
        label: name,
        value: roi?.percent ?? 0,
        said: formats.percent((roi?.percent ?? 0) / 100),
      })),
      strong: null,
      sayY: (value) => formats.percent(value / 100),
    }),
    [paid, formats],
  )
  const margins = total.margin !== null
  const money = (value: number | null) => (value === null ? '–' : formats.money(value))
  const spent = ({ sent, cost, revenue, margin, roi }: Spent) => [
    formats.number(sent),
    money(cost),
    money(revenue),
    ...(margins ? [money(margin)] : []),
    roi === null ? '–' : formats.percent(roi.percent / 100),
  ]
  const spentHeads = [
    words('returns.table.sent'),
    words('returns.table.cost'),
    words('returns.table.revenue'),
    ...(margins ? [words('returns.table.margin')] : []),
    words('returns.table.roi'),
  ]
  if (rows.length === 0)
    return (
      <>
        <p className={styles['quiet']}>
          {words('returns.empty.sentence')}{' '}
          <TextButton href={NEW_MESSAGE_PATH}>{words('returns.empty.button')}</TextButton>
        </p>
        <AddressValue address={address} />
      </>
    )
  return (
    <FindingBody beside={null}>
      {paid.length > 1 && (
        <ChartFigure
          picture={picture}
          title={words('returns.chart')}
          says={words('results.says', { finding: words('returns.chart') })}
          onPick={(at) => {
            const row = paid[at]
            if (row !== undefined) navigate(messageResultsPath(row.id))
          }}
        />
      )}
      <Section id="returns-campaigns" title={words('returns.campaigns')}>
        <Table
          label={words('returns.campaigns')}
          said={2}
          heads={[
            words('returns.table.campaign'),
            words('returns.table.kind'),
            words('returns.table.redeemed'),
            words('returns.table.budget'),
            ...spentHeads,
          ]}
          rows={rows.map((row) => [
            <Link key={row.id} href={messageResultsPath(row.id)}>
              {row.name}
            </Link>,
            words(`returns.kind.${row.kind}`),
            formats.number(row.redeemed),
            money(row.budget),
            ...spent(row),
          ])}
          foot={[
            words('returns.table.total'),
            '',
            formats.number(rows.reduce((sum, { redeemed }) => sum + redeemed, 0)),
            '',
            ...spent(total),
          ]}
        />
      </Section>
      <Section id="returns-ways" title={words('returns.ways')}>
        <Table
          label={words('returns.ways')}
          heads={[words('results.table.way'), ...spentHeads]}
          rows={byChannel.map(({ channel, ...one }) => [words(`consent.channel.${channel}`), ...spent(one)])}
        />
      </Section>
      <Section id="returns-kinds" title={words('returns.kinds')}>
        <Table
          label={words('returns.kinds')}
          heads={[words('returns.table.kind'), ...spentHeads]}
          rows={byKind.map(({ kind, ...one }) => [words(`returns.kind.${kind}`), ...spent(one)])}
        />
      </Section>
      <AddressValue address={address} />
    </FindingBody>
  )
}

interface SectionProps {
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}

function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <SectionHeading id={id} ruled={false}>
        {title}
      </SectionHeading>
      {children}
    </section>
  )
}
