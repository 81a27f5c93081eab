// Compliment, complaint or question: an icon and a word, never a colour alone.
import { IconHelpCircle, IconMessage2Exclamation, IconThumbUp } from '@tabler/icons-react'
import { useWords } from '../../../app/language/speaking.tsx'
import { Chip } from '../../../components/Chip.tsx'

export type Tone = 'compliment' | 'complaint' | 'question'

export const TONES = {
  compliment: { colour: 'good', icon: IconThumbUp },
  complaint: { colour: 'late', icon: IconMessage2Exclamation },
  question: { colour: 'soon', icon: IconHelpCircle },
} as const

export function ToneChip({ tone }: { readonly tone: Tone }) {
  const words = useWords()
  const { colour, icon: Shape } = TONES[tone]
  return (
    <Chip tone={colour} icon={<Shape size={14} stroke={1.6} aria-hidden />}>
      {words(`profile.tone.${tone}`)}
    </Chip>
  )
}
