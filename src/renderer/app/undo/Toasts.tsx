// The messages at the foot of the window. They are announced, wait while the pointer or the focus is on them, and
// whatever they tell of stands in the history afterwards.
import { IconAlertTriangle, IconCircleCheck, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { IconButton } from '../../components/IconButton.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import { useWords } from '../language/speaking.tsx'
import { steps, useToasts, type Toast } from './steps.ts'
import styles from './Toasts.module.css'

/** Long enough to read twelve words and reach for the key. */
const SHOWN_MS = 8_000

export function Toasts() {
  const words = useWords()
  const toasts = useToasts()
  return (
    <section className={styles['place']} aria-label={words('undo.list')}>
      <div role="log" aria-live="polite" aria-relevant="additions">
        <ol className={styles['list']}>
          {toasts.map((toast) => (
            <ToastLine key={toast.id} toast={toast} />
          ))}
        </ol>
      </div>
    </section>
  )
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const words = useWords()
  const [held, setHeld] = useState(false)
  const failed = toast.tone === 'failed'

  useEffect(() => {
    if (held || failed) return
    const timer = setTimeout(() => steps.dismiss(toast.id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [held, failed, toast.id])

  const act = () => {
    steps.dismiss(toast.id)
    toast.button?.run()
  }
  const Icon = failed ? IconAlertTriangle : IconCircleCheck
  return (
    <li
      className={styles['toast']}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={18} stroke={1.6} aria-hidden="true" className={failed ? styles['late'] : styles['good']} />
      <span className={styles['words']}>{toast.words}</span>
      {toast.button && (
        <button type="button" className={styles['act']} onClick={act}>
          {toast.button.words}
          {toast.button.keycap !== undefined && <Keycap label={toast.button.keycap} silent />}
        </button>
      )}
      <IconButton label={words('app.close')} onClick={() => steps.dismiss(toast.id)}>
        <IconX size={16} stroke={1.6} aria-hidden="true" />
      </IconButton>
    </li>
  )
}
