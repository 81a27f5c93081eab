// A line on Today: how many values the program could put right; none, no line.
import { IconWand } from '@tabler/icons-react'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { QUALITY_PATH } from './paths.ts'
import styles from './quality.module.css'
import { useMendable } from './use-quality.ts'

export function QualityLine() {
  const may = useMay('staff')
  return may ? <Line /> : null
}

function Line() {
  const words = useWords()
  const count = useMendable().data?.mendable ?? 0
  if (count === 0) return null
  return (
    <p className={styles['line']}>
      <IconWand size={16} stroke={1.6} aria-hidden />
      {words('quality.today', { count })} <TextButton href={QUALITY_PATH}>{words('quality.today-look')}</TextButton>
    </p>
  )
}
