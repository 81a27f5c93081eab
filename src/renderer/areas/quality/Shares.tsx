// What share of people can be reached, as quiet bars with the number and of how many.
import type { QualitySummary } from '../../../shared/contract/quality.ts'
import { QUALITY_SHARES } from '../../../shared/domain/quality.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import styles from './quality.module.css'

export function Shares({ shares }: Pick<QualitySummary, 'shares'>) {
  const words = useWords()
  const formats = useFormats()
  return (
    <ul className={styles['shares']}>
      {QUALITY_SHARES.map((name) => {
        const { count, of } = shares[name]
        return (
          <li key={name}>
            <span>{words(`quality.share.${name}`)}</span>
            <span className={styles['figure']}>
              {words('quality.of', { count: formats.number(count), of: formats.number(of) })}
            </span>
            <span className={styles['track']} aria-hidden="true">
              <span className={styles['bar']} style={{ inlineSize: `${of === 0 ? 0 : (100 * count) / of}%` }} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
