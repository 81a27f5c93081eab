// The second place of backups on their page: how it stands, what to do when something is wrong, choosing it.
import { Button, Modal, TextInput } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconDeviceUsb,
  IconFolderOpen,
  IconPlugConnectedX,
  type Icon,
} from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { BackupPlace } from '../../../shared/contract/backup.ts'
import type { PlainKey } from '../../../shared/words/words.ts'
import { chooseFolder } from '../../api/client.ts'
import { shownError } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMoment } from '../../app/language/use-moment.ts'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'
import { Chip, type ChipProps } from '../../components/Chip.tsx'
import { FailedLine } from '../../components/Failed.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './BackupsPage.module.css'
import { placeTrouble } from './place-trouble.ts'

const STATES = {
  new: { tone: 'neutral', icon: IconClock },
  good: { tone: 'good', icon: IconCircleCheck },
  gone: { tone: 'late', icon: IconPlugConnectedX },
  'read-only': { tone: 'late', icon: IconAlertTriangle },
  full: { tone: 'late', icon: IconAlertTriangle },
  failed: { tone: 'late', icon: IconAlertTriangle },
} as const satisfies Record<BackupPlace['state'], { readonly tone: ChipProps['tone']; readonly icon: Icon }>

export function SecondPlace() {
  const words = useWords()
  const mayChoose = useMay('manager')
  const [choosing, setChoosing] = useState(false)
  const asked = useQuery(q.backup.place.queryOptions({ input: {} }))
  if (asked.data === undefined) return null
  const { place } = asked.data
  return (
    <section className={styles['place']}>
      <SectionHeading>{words('settings.place.title')}</SectionHeading>
      {place === null ? <p className={styles['why']}>{words('settings.place.none')}</p> : <Standing place={place} />}
      <p className={styles['links']}>
        {mayChoose && (
          <TextButton icon={<IconDeviceUsb size={16} stroke={1.6} aria-hidden />} onClick={() => setChoosing(true)}>
            {words(place === null ? 'settings.place.choose' : 'settings.place.change')}
          </TextButton>
        )}
        {place !== null && <TryNow />}
        {mayChoose && place !== null && <StopIt />}
      </p>
      {choosing && <ChooseFolder path={place?.path ?? ''} onClose={() => setChoosing(false)} />}
    </section>
  )
}

function Standing({ place }: { readonly place: BackupPlace }) {
  const words = useWords()
  const moment = useMoment()
  const { tone, icon: Shape } = STATES[place.state]
  const newest = place.newest === null ? null : moment(place.newest.at)
  return (
    <>
      <p className={styles['placeLine']}>
        <bdi className={styles['folder']}>{place.path ?? place.folder}</bdi>
        <Chip tone={tone} icon={<Shape size={14} stroke={1.6} aria-hidden />}>
          {words(`settings.place.state.${place.state}`)}
        </Chip>
      </p>
      <p className={styles['why']} role={tone === 'late' ? 'alert' : undefined}>
        {place.state === 'good'
          ? newest === null
            ? words('settings.place.story.good-none')
            : words('settings.place.story.good', { at: newest })
          : words(`settings.place.story.${place.state}`)}
        {place.state !== 'good' && newest !== null && ` ${words('settings.place.last', { at: newest })}`}
      </p>
    </>
  )
}

function TryNow() {
  const words = useWords()
  const say = useSaid()
  const again = useMutation(q.backup.tryPlace.mutationOptions())
  return (
    <>
      <TextButton disabled={again.isPending} onClick={() => again.mutate({})}>
        {words('settings.place.try')}
      </TextButton>
      {again.error !== null && <FailedLine said={say(again.error)} />}
    </>
  )
}

function StopIt() {
  const words = useWords()
  const say = useSaid()
  const stop = useMutation(
    q.backup.setPlace.mutationOptions({
      onSuccess: () =>
        steps.say({
          tone: 'done',
          words: `${words('settings.place.stopped')}. ${words('settings.place.stopped-kept')}`,
        }),
    }),
  )
  return (
    <>
      <TextButton tone="quiet" disabled={stop.isPending} onClick={() => stop.mutate({ path: null })}>
        {words('settings.place.stop')}
      </TextButton>
      {stop.error !== null && <FailedLine said={say(stop.error)} />}
    </>
  )
}

interface ChooseProps {
  readonly path: string
  readonly onClose: () => void
}

function ChooseFolder({ path: before, onClose }: ChooseProps) {
  const words = useWords()
  const say = useSaid()
  const [path, setPath] = useState(before)
  const choose = useMutation(q.backup.setPlace.mutationOptions({ onSuccess: onClose }))
  const trouble: PlainKey | null = choose.error === null ? null : placeTrouble(shownError(choose.error))
  const browse = async () => {
    const chosen = await chooseFolder?.(path)
    if (chosen != null) setPath(chosen)
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (path.trim() !== '') choose.mutate({ path })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('settings.place.title')}
      size={480}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form className={styles['choose']} onSubmit={submit}>
        <TextInput
          autoFocus
          label={words('settings.place.path')}
          description={words('settings.place.path-hint')}
          maxLength={1_000}
          spellCheck={false}
          value={path}
          error={trouble === null ? null : words(trouble)}
          onChange={(event) => setPath(event.currentTarget.value)}
        />
        {chooseFolder !== null && (
          <TextButton icon={<IconFolderOpen size={16} stroke={1.6} aria-hidden />} onClick={() => void browse()}>
            {words('settings.place.browse')}
          </TextButton>
        )}
        {choose.error !== null && trouble === null && <FailedLine said={say(choose.error)} />}
        <p className={styles['links']}>
          <Button type="submit" variant="filled" loading={choose.isPending} disabled={path.trim() === ''}>
            {words('settings.place.use')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </p>
      </form>
    </Modal>
  )
}
