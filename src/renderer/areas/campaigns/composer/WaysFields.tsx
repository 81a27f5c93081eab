// By which ways it goes, in their order: each person gets it by the first that may reach them.
import { Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { MESSAGE_CHANNELS, type MessageChannel } from '../../../../shared/domain/messages/words.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import styles from './composer.module.css'

interface WaysFieldsProps {
  readonly channels: readonly MessageChannel[]
  readonly onChange: (channels: readonly MessageChannel[]) => void
}

export function WaysFields({ channels, onChange }: WaysFieldsProps) {
  const words = useWords()
  const rest = MESSAGE_CHANNELS.filter((channel) => !channels.includes(channel))
  const move = (at: number, by: -1 | 1) => {
    const next = [...channels]
    const [taken] = next.splice(at, 1)
    if (taken === undefined) return
    next.splice(at + by, 0, taken)
    onChange(next)
  }
  return (
    <fieldset className={styles['ways']}>
      <legend>{words('messages.part.ways')}</legend>
      <p className={styles['quiet']}>{words('messages.ways.help')}</p>
      {[...channels, ...rest].map((channel, at) => {
        const used = at < channels.length
        return (
          <div key={channel} className={styles['way']}>
            <Checkbox
              label={words(`messages.channel.${channel}`)}
              checked={used}
              disabled={used && channels.length === 1}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked ? [...channels, channel] : channels.filter((one) => one !== channel),
                )
              }
            />
            {used && at > 0 && (
              <TextButton
                icon={<IconArrowUp size={16} stroke={1.6} aria-hidden />}
                label={words('messages.ways.earlier-of', { channel })}
                onClick={() => move(at, -1)}
              >
                {words('messages.ways.earlier')}
              </TextButton>
            )}
            {used && at < channels.length - 1 && (
              <TextButton
                icon={<IconArrowDown size={16} stroke={1.6} aria-hidden />}
                label={words('messages.ways.later-of', { channel })}
                onClick={() => move(at, 1)}
              >
                {words('messages.ways.later')}
              </TextButton>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
