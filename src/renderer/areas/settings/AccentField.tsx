// The shop's colour: a few that suit, or one of its own; reds and ambers are not for accents and an offer stands beside.
import { IconCheck } from '@tabler/icons-react'
import { useScheme } from '../../app/theme/Looks.tsx'
import { useWords } from '../../app/language/speaking.tsx'
import { deriveAccent, OFFERED_ACCENTS } from '../../app/theme/accent.ts'
import { TextButton } from '../../components/TextButton.tsx'
import { classes } from '../../components/classes.ts'
import styles from './AccentField.module.css'

export interface AccentFieldProps {
  /** `#rrggbb`, or null for the house ink. */
  readonly value: string | null
  readonly onChange: (accent: string | null) => void
  readonly readOnly: boolean
}

const [HOUSE] = OFFERED_ACCENTS

export function AccentField({ value, onChange, readOnly }: AccentFieldProps) {
  const words = useWords()
  const scheme = useScheme()
  const own = value !== null && !OFFERED_ACCENTS.some((offered) => offered === value)
  const derived = value === null ? null : deriveAccent(value)
  const shown = (hex: string) => {
    const accent = deriveAccent(hex)
    return accent.ok ? accent[scheme] : null
  }
  return (
    <>
      <div role="radiogroup" aria-label={words('settings.shop.accent')} className={styles['swatches']}>
        {OFFERED_ACCENTS.map((hex) => {
          const house = hex === HOUSE
          const chosen = house ? value === null || value === HOUSE : value === hex
          const set = shown(hex)
          return (
            <label key={hex} className={classes(styles['swatch'], chosen && styles['chosen'])}>
              <input
                type="radio"
                name="accent"
                className={styles['radio']}
                aria-label={house ? words('settings.shop.accent-house') : words('settings.shop.accent-name', { hex })}
                checked={chosen}
                disabled={readOnly}
                onChange={() => onChange(house ? null : hex)}
              />
              <span
                className={styles['colour']}
                style={{ background: set?.accent, color: set?.['on-accent'] }}
                aria-hidden="true"
              >
                {chosen && <IconCheck size={16} stroke={2} />}
              </span>
            </label>
          )
        })}
        <label className={classes(styles['own'], own && styles['chosen'])}>
          <input
            type="color"
            className={styles['picker']}
            value={value ?? HOUSE}
            disabled={readOnly}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          {words('settings.shop.accent-own')}
        </label>
      </div>
      {derived !== null && !derived.ok && (
        <p className={styles['refused']} role="alert">
          {words(`settings.shop.accent-${derived.reads}`)}{' '}
          <span className={styles['instead']} style={{ background: derived.instead }} aria-hidden="true" />{' '}
          <TextButton onClick={() => onChange(derived.instead)}>{words('settings.shop.accent-take')}</TextButton>
        </p>
      )}
    </>
  )
}
