// One document opened: what it is, a picture or its words where it can be shown, a copy to save, its name, its removal.
import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { IconDownload, IconPencil, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useCallback, useState, type SyntheticEvent } from 'react'
import type { Document } from '../../../shared/contract/documents.ts'
import { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { saveFile } from '../../components/save-file.ts'
import { HistoryLink } from '../history/HistoryLink.tsx'
import styles from './documents.module.css'

interface DialogueProps {
  readonly document: Document
  readonly mayChange: boolean
  readonly onClose: () => void
}

const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

export function DocumentDialogue({ document, mayChange, onClose }: DialogueProps) {
  const words = useWords()
  const say = useSaid()
  const [naming, setNaming] = useState(false)
  const save = useMutation({
    mutationFn: () => api.documents.get({ id: document.id }),
    onSuccess: ({ file }) => saveFile(file, document.name),
    meta: { done: false },
  })
  const remove = useMutation(
    q.documents.remove.mutationOptions({
      meta: { done: words('documents.removed', { name: document.name }) },
      onSuccess: onClose,
    }),
  )
  const failed = save.error ?? remove.error
  return (
    <Modal
      opened
      onClose={onClose}
      title={document.name}
      size={720}
      closeButtonProps={{ 'aria-label': words('documents.close') }}
    >
      {naming ? (
        <NameForm document={document} onDone={() => setNaming(false)} />
      ) : (
        <div className={styles['preview']}>
          <Preview document={document} />
          {failed !== null && <FailedLine said={say(failed)} />}
          <p className={styles['small']}>
            <HistoryLink about={{ what: 'document', id: document.id }} onLeave={onClose} />
          </p>
          <div className={styles['foot']}>
            <Button
              variant="filled"
              leftSection={<IconDownload {...icon} />}
              loading={save.isPending}
              onClick={() => save.mutate()}
            >
              {words('documents.save')}
            </Button>
            {mayChange && (
              <>
                <Button variant="subtle" leftSection={<IconPencil {...icon} />} onClick={() => setNaming(true)}>
                  {words('documents.rename')}
                </Button>
                <Button
                  variant="subtle"
                  className={styles['push']}
                  leftSection={<IconTrash {...icon} />}
                  disabled={remove.isPending}
                  onClick={() => remove.mutate({ ids: [document.id] })}
                >
                  {words('documents.remove')}
                </Button>
              </>
            )}
          </div>
        </div>
      )}
    </Modal>
  )
}

/** Of a text; the rest is in the copy. */
const SHOWN_BYTES = 100_000

function Preview({ document }: Pick<DialogueProps, 'document'>) {
  const words = useWords()
  const say = useSaid()
  const opened = useQuery({
    queryKey: [['documents', 'get', 'opened'], { id: document.id }],
    queryFn: async () => {
      const { file } = await api.documents.get({ id: document.id })
      return { file, text: document.preview === 'text' ? await file.slice(0, SHOWN_BYTES).text() : '' }
    },
    enabled: document.preview !== null,
    // Kept no longer than it is looked at, and not asked again while it is: each look is noted.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  if (document.preview === null) return <p className={styles['small']}>{words('documents.no-preview')}</p>
  if (opened.error !== null) return <FailedLine said={say(opened.error)} />
  if (opened.data === undefined) return <p className={styles['small']}>{words('documents.loading')}</p>
  if (document.preview === 'picture') return <Picture file={opened.data.file} name={document.name} />
  return <PlainText {...opened.data} name={document.name} />
}

interface ShownProps {
  readonly file: File
  readonly name: string
}

function Picture({ file, name }: ShownProps) {
  const words = useWords()
  const show = useCallback(
    (picture: HTMLImageElement | null) => {
      if (picture === null) return undefined
      const address = URL.createObjectURL(file)
      picture.src = address
      return () => URL.revokeObjectURL(address)
    },
    [file],
  )
  return <img ref={show} className={styles['picture']} alt={words('documents.picture', { name })} />
}

function PlainText({ file, text, name }: ShownProps & { readonly text: string }) {
  const words = useWords()
  return (
    <>
      <pre
        className={styles['text']}
        tabIndex={0}
        role="region"
        aria-label={words('documents.text', { name })}
        dir="auto"
      >
        {text}
      </pre>
      {file.size > SHOWN_BYTES && <p className={styles['small']}>{words('documents.cut')}</p>}
    </>
  )
}

function NameForm({ document, onDone }: Pick<DialogueProps, 'document'> & { readonly onDone: () => void }) {
  const words = useWords()
  const say = useSaid()
  const [name, setName] = useState(document.name)
  const [note, setNote] = useState(document.note ?? '')
  const rename = useMutation(
    q.documents.rename.mutationOptions({ meta: { done: words('documents.renamed') }, onSuccess: onDone }),
  )
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim() !== '') rename.mutate({ id: document.id, name, note })
  }
  return (
    <form className={styles['preview']} onSubmit={submit}>
      <TextInput
        autoFocus
        label={words('documents.name')}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={words('documents.note')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {rename.error !== null && <FailedLine said={say(rename.error)} />}
      <div className={styles['foot']}>
        <Button type="submit" variant="filled" disabled={name.trim() === '' || rename.isPending}>
          {words('documents.keep')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {words('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
