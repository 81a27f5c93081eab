// Choosing a backup file from a stick or another disk: it is read, looked through, and can then be gone on from.
import { FileButton, Progress } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { bringBackup, type Brought } from './bring.ts'
import { FileGone } from './file-gone.ts'

export function BringBackup({ onBrought }: { readonly onBrought: (brought: Brought) => void }) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const queryClient = useQueryClient()
  const stop = useRef<AbortController>(null)
  const [part, setPart] = useState(0)
  const bring = useMutation({
    mutationFn: (file: File) => {
      const controller = new AbortController()
      stop.current = controller
      setPart(0)
      return bringBackup({ file, signal: controller.signal, onProgress: setPart })
    },
    onSuccess: (brought) => {
      if (brought === undefined) return
      void queryClient.invalidateQueries({ queryKey: q.backup.key() })
      onBrought(brought)
    },
    meta: { done: false },
  })
  if (bring.isPending)
    return (
      <div role="status">
        <p>
          {words('trouble.bringing', { part: formats.percent(part) })}{' '}
          <TextButton tone="quiet" onClick={() => stop.current?.abort()}>
            {words('trouble.bring-stop')}
          </TextButton>
        </p>
        <Progress value={part * 100} aria-hidden />
      </div>
    )
  return (
    <>
      <FileButton accept=".regulars-backup" onChange={(file) => file && bring.mutate(file)}>
        {({ onClick }) => (
          <TextButton icon={<IconFileUpload size={16} stroke={1.6} aria-hidden />} onClick={onClick}>
            {words('trouble.bring')}
          </TextButton>
        )}
      </FileButton>
      {bring.error instanceof FileGone ? (
        <p role="alert">{words('trouble.bring-unreadable')}</p>
      ) : (
        bring.error !== null && <FailedLine said={say(bring.error)} />
      )}
    </>
  )
}
