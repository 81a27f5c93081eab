// Where somebody stands by their own rhythm, as a chip: icon and word, the colour only agrees.
import {
  IconCircleCheck,
  IconClock,
  IconClockExclamation,
  IconMoon,
  IconSparkles,
  type Icon,
} from '@tabler/icons-react'
import type { Standing } from '../../../shared/domain/value/words.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { Chip, type ChipProps } from '../../components/Chip.tsx'

const LOOKS: Readonly<Record<Exclude<Standing, 'none'>, readonly [Icon, NonNullable<ChipProps['tone']>]>> = {
  new: [IconSparkles, 'neutral'],
  regular: [IconCircleCheck, 'good'],
  overdue: [IconClock, 'soon'],
  slipping: [IconClockExclamation, 'late'],
  lapsed: [IconMoon, 'neutral'],
}

/** Nothing of whoever never bought. */
export function StandingChip({ standing }: { readonly standing: Standing }) {
  const words = useWords()
  if (standing === 'none') return null
  const [Shape, tone] = LOOKS[standing]
  return (
    <Chip tone={tone} icon={<Shape size={14} stroke={1.6} aria-hidden />}>
      {words(`value.standing.${standing}`)}
    </Chip>
  )
}
