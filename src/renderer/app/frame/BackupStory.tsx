// The dot on the bar that says how fresh the newest backup is, and opens its story.
import { Button, Popover } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { q } from '../../api/queries.ts'
import { classes } from '../../components/classes.ts'
import { TextButton } from '../../components/TextButton.tsx'
import { useNow } from '../clock.ts'
import { useFormats, useWords } from '../language/speaking.tsx'
import { useMay } from '../session/here.tsx'
import { useBackupNews } from './backup-news.ts'
import { sayBackup } from './backup-words.ts'
import styles from './BackupStory.module.css'

export function BackupStory() {
  const words = useWords()
  const formats = useFormats()
  const now = useNow()
  const news = useBackupNews()
  const mayTake = useMay('staff')
  const [opened, setOpened] = useState(false)
  const list = useQuery(q.backup.list.queryOptions({ input: {} }))
  const place = useQuery(q.backup.place.queryOptions({ input: {} })).data?.place ?? null
  const take = useMutation(q.backup.create.mutationOptions())
  if (list.data === undefined) return null

  const said = sayBackup(list.data, { news: take.isPending ? 'running' : news, now, place }, { words, formats })
  const close = () => setOpened(false)
  return (
    <Popover opened={opened} onChange={setOpened} width={360} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles['dot']} onClick={() => setOpened((was) => !was)}>
          <span className={classes(styles['mark'], styles[said.tone])} aria-hidden="true" />
          <span className={styles['words']}>{said.short}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words('backup.story-title')}>
        <h2>{words('backup.story-title')}</h2>
        <p className={styles['story']}>{said.story}</p>
        <div className={styles['links']}>
          {mayTake && (
            <Button loading={take.isPending} onClick={() => take.mutate({})}>
              {words('backup.take')}
            </Button>
          )}
          <TextButton href="/settings/backups" onClick={close}>
            {words('backup.see')}
          </TextButton>
        </div>
        <p className={styles['more']}>
          <TextButton href="/settings/history" onClick={close}>
            {words('backup.see-history')}
          </TextButton>
        </p>
      </Popover.Dropdown>
    </Popover>
  )
}
