// How far a campaign is, as a chip with its icon and word.
import { IconCircleCheck, IconPencil, IconPlayerPause, IconPlayerStop, IconSend, type Icon } from '@tabler/icons-react'
import type { CampaignState } from '../../../shared/domain/messages/words.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { Chip, type ChipProps } from '../../components/Chip.tsx'

const LOOKS: Readonly<Record<CampaignState, { readonly icon: Icon; readonly tone: NonNullable<ChipProps['tone']> }>> = {
  draft: { icon: IconPencil, tone: 'neutral' },
  running: { icon: IconSend, tone: 'accent' },
  paused: { icon: IconPlayerPause, tone: 'soon' },
  done: { icon: IconCircleCheck, tone: 'good' },
  stopped: { icon: IconPlayerStop, tone: 'neutral' },
}

export function StateChip({ state }: { readonly state: CampaignState }) {
  const words = useWords()
  const { icon: Picture, tone } = LOOKS[state]
  return (
    <Chip tone={tone} icon={<Picture size={14} stroke={1.6} aria-hidden />}>
      {words(`messages.state.${state}`)}
    </Chip>
  )
}
