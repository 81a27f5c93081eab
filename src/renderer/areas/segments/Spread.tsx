// How those whom the rest of the sentence leaves spread over the answers to the part that is open: where to draw the line is seen before
// it is drawn. The figures stand in words below it.
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Fact } from '../../../shared/contract/segments.ts'
import type { Condition, Rule } from '../../../shared/domain/segments/rule.ts'
import { SPREAD_TYPES } from '../../../shared/domain/segments/spread.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { classes } from '../../components/classes.ts'
import styles from './spread.module.css'
import { sayValue, type RuleSpeech } from './say-condition.ts'
import { isInside, type Bar } from './spread-bars.ts'

interface SpreadProps {
  readonly among: Rule
  readonly condition: Condition
  readonly fact: Fact
  readonly speech: RuleSpeech
  /** Shop day; the shop's own today unless said. */
  readonly asOf: number | undefined
}

const PAUSE_MS = 200

export function Spread({ among, condition, fact, speech, asOf }: SpreadProps) {
  const { scope } = condition
  const asked = JSON.stringify({
    among,
    fact: fact.fact,
    ...(scope !== undefined && { scope }),
    ...(asOf !== undefined && { asOf }),
  })
  const [settled] = useDebouncedValue(asked, PAUSE_MS)
  const onScale = SPREAD_TYPES.some((type) => type === fact.type)
  const spread = useQuery({
    ...q.segments.spread.queryOptions({
      input: JSON.parse(settled) as { among: Rule; fact: string }, // written above
    }),
    enabled: onScale,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const { data } = spread
  // A picture of one bar says nothing; nor does one that could not be had, and the part is written without it.
  if (!onScale || (data !== undefined && data.bars.length < 2) || spread.isError) return null
  return (
    <div className={styles['spread']}>
      <div className={styles['bars']} aria-hidden="true">
        {data !== undefined && <Bars bars={data.bars} condition={condition} />}
      </div>
      <div className={styles['scale']} aria-hidden="true">
        {data !== undefined && <Scale bars={data.bars} fact={fact} speech={speech} />}
      </div>
      <p className={styles['said']}>{data !== undefined && <Said fact={fact} speech={speech} {...data} />}</p>
    </div>
  )
}

function Bars({ bars, condition }: { readonly bars: readonly Bar[]; readonly condition: Condition }) {
  const most = Math.max(1, ...bars.map(({ people }) => people))
  return bars.map((bar) => (
    <span
      key={bar.from}
      className={classes(styles['bar'], isInside(bar, condition) && styles['inside'])}
      style={{ blockSize: `${String(bar.people === 0 ? 0 : Math.max(2, (100 * bar.people) / most))}%` }}
    />
  ))
}

function Scale({ bars, fact, speech }: Pick<SpreadProps, 'fact' | 'speech'> & { readonly bars: readonly Bar[] }) {
  const words = useWords()
  const [first, last] = [bars[0]?.from ?? 0, bars.at(-1)]
  const end = last === undefined ? '' : sayValue(fact.type, last.from, speech)
  return (
    <>
      <span>{sayValue(fact.type, first, speech)}</span>
      <span>{last?.to === null ? words('segments.spread.more', { value: end }) : end}</span>
    </>
  )
}

interface SaidProps extends Pick<SpreadProps, 'fact' | 'speech'> {
  readonly people: number
  readonly unsaid: number
  readonly median: number | null
}

function Said({ people, unsaid, median, fact, speech }: SaidProps) {
  const words = useWords()
  const formats = useFormats()
  return (
    <>
      {median !== null &&
        words('segments.spread.half', {
          people: formats.number(people),
          value: sayValue(fact.type, median, speech),
        })}{' '}
      {unsaid > 0 && words('segments.spread.unsaid', { count: unsaid })}
    </>
  )
}
