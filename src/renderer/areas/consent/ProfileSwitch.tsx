// Whether a profile is made of somebody: switched off, nobody judges them by what they buy.
import { Switch } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import styles from './consent.module.css'

interface ProfileSwitchProps {
  readonly contactId: number
  /** UTC epoch ms since when none is made; null: one is. */
  readonly since: number | null
}

export function ProfileSwitch({ contactId, since }: ProfileSwitchProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const may = useMay('staff')
  const set = useMutation(
    q.consent.profile.mutationOptions({
      meta: { done: words(since === null ? 'consent.profile.now-off' : 'consent.profile.now-on') },
    }),
  )
  return (
    <div className={styles['profile']}>
      {may && (
        <Switch
          label={words('consent.profile.switch')}
          description={since === null ? words('consent.profile.help') : undefined}
          checked={since === null}
          disabled={set.isPending}
          onChange={() => set.mutate({ contactId, allowed: since !== null })}
        />
      )}
      {since !== null && (
        <p className={styles['small']}>
          {words('consent.profile.off', { day: formats.dayMedium(formats.dayOf(since)) })}
        </p>
      )}
      {set.error !== null && <FailedLine said={say(set.error)} />}
    </div>
  )
}
