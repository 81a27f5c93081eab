// A year as a strip with the offers on it; each can be chosen.
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { IconButton } from '../../components/IconButton.tsx'
import type { CompetitorOffer } from '../../../shared/contract/analytics.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import styles from './offers.module.css'
import { firstOfMonth } from './say.ts'
import { offersInYear } from './year-lanes.ts'

interface YearStripProps {
  readonly year: number
  readonly offers: readonly CompetitorOffer[]
  readonly chosen: number | undefined
  readonly onYear: (year: number) => void
  readonly onChoose: (offer: number) => void
}

const MONTHS = Array.from({ length: 12 }, (_, month) => month)
/** px */
const LANE = 28

export function YearStrip({ year, offers, chosen, onYear, onChoose }: YearStripProps) {
  const words = useWords()
  const formats = useFormats()
  const shown = offersInYear(offers, year)
  const lanes = Math.max(1, ...shown.map(({ lane }) => lane + 1))
  const said = formats.partialDate(String(year))
  const at = (place: number) => `${String(place * 100)}%`
  return (
    <div className={styles['strip']}>
      <div className={styles['year']}>
        <IconButton label={words('analytics.offers.year-before')} onClick={() => onYear(year - 1)}>
          <IconChevronLeft size={16} stroke={1.6} aria-hidden className={styles['turns']} />
        </IconButton>
        <span>{said}</span>
        <IconButton label={words('analytics.offers.year-after')} onClick={() => onYear(year + 1)}>
          <IconChevronRight size={16} stroke={1.6} aria-hidden className={styles['turns']} />
        </IconButton>
      </div>
      <div className={styles['months']} aria-hidden="true">
        {MONTHS.map((month) => (
          <span key={month}>{formats.monthName(firstOfMonth(year * 12 + month))}</span>
        ))}
      </div>
      <div
        role="group"
        aria-label={words('analytics.offers.year', { year: said })}
        className={styles['lanes']}
        style={{ blockSize: lanes * LANE + 8 }}
      >
        {shown.map(({ id, begins, ends, late, lane }) => {
          const offer = offers.find((one) => one.id === id)
          if (offer === undefined) return null
          const days = { from: formats.day(offer.from), until: formats.day(offer.until) }
          return (
            <button
              key={id}
              type="button"
              className={styles['bar']}
              aria-pressed={id === chosen}
              aria-label={words('analytics.offers.bar', { competitor: offer.competitor, offer: offer.offer, ...days })}
              data-late={late ? '' : undefined}
              style={{
                ...(late ? { insetInlineEnd: at(1 - ends) } : { insetInlineStart: at(begins) }),
                insetBlockStart: lane * LANE + 4,
              }}
              onClick={() => onChoose(id)}
            >
              <span className={styles['days']} style={{ inlineSize: `${String((ends - begins) * 100)}cqi` }} />
              <span>{offer.competitor}</span>
            </button>
          )
        })}
        {shown.length === 0 && (
          <p className={styles['none']}>{words('analytics.offers.none-in-year', { year: said })}</p>
        )}
      </div>
    </div>
  )
}
