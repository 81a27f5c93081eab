// The backups: how fresh the newest is, all of them with their state, taking, checking and going back.
import { Button, Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { IconAlertTriangle, IconCircleCheck, IconClock, IconDatabaseExport } from '@tabler/icons-react'
import { useState } from 'react'
import type { api } from '../../api/client.ts'
import { hasCode } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere, useMay } from '../../app/session/here.tsx'
import { useMoment } from '../../app/language/use-moment.ts'
import { PageState } from '../../app/states/PageState.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'
import { Chip } from '../../components/Chip.tsx'
import { capital } from '../../components/capital.ts'
import { ConfirmExact } from '../../components/ConfirmExact.tsx'
import { BookOfRegulars } from '../../components/drawings/BookOfRegulars.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { FailedLine } from '../../components/Failed.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { RestoreForm } from '../lock/RestorePage.tsx'
import { SettingsContent } from '../settings/SettingsContent.tsx'
import type { Brought } from './bring.ts'
import { BringBackup } from './BringBackup.tsx'
import { SecondPlace } from './SecondPlace.tsx'
import styles from './BackupsPage.module.css'

type Backup = Awaited<ReturnType<typeof api.backup.list>>[number]

export function BackupsPage() {
  const words = useWords()
  const moment = useMoment()
  const say = useSaid()
  const { status } = useHere()
  const mayTake = useMay('staff')
  const owner = useMay('owner')
  const [back, setBack] = useState<Backup | null>(null)
  const backups = useQuery(q.backup.list.queryOptions({ input: {} }))
  const take = useMutation(
    q.backup.create.mutationOptions({
      onSuccess: () => steps.say({ tone: 'done', words: words('settings.backups.taken') }),
    }),
  )
  const rows = (backups.data ?? []).toSorted((a, b) => b.at - a.at)
  const good = rows.find(({ state }) => state === 'good')
  return (
    <SettingsContent
      title={good ? words('settings.backups.lead-good', { at: moment(good.at) }) : words('settings.backups.lead-none')}
      lead={words('settings.backups.where', { folder: status.folder })}
      action={
        mayTake && (
          <Button
            variant="filled"
            loading={take.isPending}
            leftSection={<IconDatabaseExport size={18} stroke={1.6} aria-hidden="true" />}
            onClick={() => take.mutate({})}
          >
            {words('settings.backups.take')}
          </Button>
        )
      }
    >
      {take.error !== null && <FailedLine said={say(take.error)} />}
      <PageState query={backups}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              level={2}
              drawing={<BookOfRegulars />}
              title={words('settings.backups.empty-title')}
              sentence={words('settings.backups.empty')}
            />
          ) : (
            <Rows label={words('settings.backups.title')}>
              {rows.map((backup) => (
                <BackupRow key={backup.name} backup={backup} mayCheck={mayTake} onBack={() => setBack(backup)} />
              ))}
            </Rows>
          )
        }
      </PageState>
      {owner && <FromFile names={status.names} />}
      <SecondPlace />
      {back && (
        <Modal
          opened
          onClose={() => setBack(null)}
          title={words('settings.backups.restore-title', { at: moment(back.at) })}
          size={480}
          closeButtonProps={{ 'aria-label': words('app.close') }}
        >
          <ConfirmExact lines={[words('settings.backups.restore-what'), words('trouble.restore-sentence')]} />
          <RestoreForm name={back.name} names={status.names} />
        </Modal>
      )}
    </SettingsContent>
  )
}

/** Going back to a backup that lies elsewhere. */
function FromFile({ names }: { readonly names: readonly string[] }) {
  const words = useWords()
  const moment = useMoment()
  const [brought, setBrought] = useState<Brought | null>(null)
  return (
    <section className={styles['place']}>
      <SectionHeading>{words('settings.backups.from-file')}</SectionHeading>
      <p className={styles['why']}>{words('settings.backups.from-file-what')}</p>
      <div className={styles['links']}>
        <BringBackup onBrought={setBrought} />
      </div>
      {brought && (
        <Modal
          opened
          onClose={() => setBrought(null)}
          title={words('settings.backups.restore-title', { at: moment(brought.at) })}
          size={480}
          closeButtonProps={{ 'aria-label': words('app.close') }}
        >
          <ConfirmExact lines={[words('settings.backups.restore-what'), words('trouble.restore-sentence')]} />
          <RestoreForm name={brought.name} names={brought.names.length > 0 ? brought.names : names} />
        </Modal>
      )}
    </section>
  )
}

const STATES = {
  good: { tone: 'good', icon: IconCircleCheck },
  damaged: { tone: 'late', icon: IconAlertTriangle },
  unchecked: { tone: 'soon', icon: IconClock },
} as const

interface BackupRowProps {
  readonly backup: Backup
  readonly mayCheck: boolean
  readonly onBack: () => void
}

function BackupRow({ backup, mayCheck, onBack }: BackupRowProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const owner = useMay('owner')
  const moment = useMoment()
  const at = moment(backup.at)
  const check = useMutation(
    q.backup.check.mutationOptions({
      onSuccess: ({ ok, contacts, commands }) =>
        steps.say(
          ok
            ? { tone: 'done', words: words('settings.backups.checked', { contacts, commands }) }
            : { tone: 'failed', words: words('settings.backups.checked-bad') },
        ),
      onError: (error) =>
        hasCode(error, 'CANCELLED') || steps.say({ tone: 'failed', words: `${say(error).what}. ${say(error).do}` }),
    }),
  )
  const { tone, icon: StateIcon } = STATES[backup.state]
  return (
    <Row
      title={capital(at)}
      titleFace="words"
      sentence={
        <span className={styles['why']}>
          {words(`settings.backups.why.${backup.why}`)}, {formats.bytes(backup.bytes)}
        </span>
      }
      figures={
        <Chip tone={tone} icon={<StateIcon size={14} stroke={1.6} aria-hidden="true" />}>
          {words(`settings.backups.state.${backup.state}`)}
        </Chip>
      }
      action={
        <span className={styles['actions']}>
          {mayCheck && (
            <TextButton
              label={words('settings.backups.check-label', { at })}
              disabled={check.isPending}
              onClick={() => check.mutate({ name: backup.name })}
            >
              {words('settings.backups.check')}
            </TextButton>
          )}
          {owner && backup.state !== 'damaged' && (
            <TextButton label={words('settings.backups.restore-label', { at })} onClick={onBack}>
              {words('settings.backups.restore')}
            </TextButton>
          )}
        </span>
      }
    />
  )
}
