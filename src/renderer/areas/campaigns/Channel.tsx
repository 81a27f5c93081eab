// The ways a message goes, each an icon and a word.
import { IconMail, IconMailbox, IconPhone, type Icon } from '@tabler/icons-react'
import type { MessageChannel } from '../../../shared/domain/messages/words.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { Unseen } from '../../components/Unseen.tsx'

const ICONS: Readonly<Record<MessageChannel, Icon>> = { email: IconMail, post: IconMailbox, phone: IconPhone }

interface ChannelIconProps {
  readonly channel: MessageChannel
  readonly size?: number
}

/** Its word is for screen readers where the icon stands alone. */
export function ChannelIcon({ channel, size = 16 }: ChannelIconProps) {
  const words = useWords()
  const Picture = ICONS[channel]
  return (
    <>
      <Picture size={size} stroke={1.6} aria-hidden="true" />
      <Unseen>{words(`messages.channel.${channel}`)}</Unseen>
    </>
  )
}
