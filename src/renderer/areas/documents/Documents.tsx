// The documents of a customer, a product or a visit: dropped, chosen or pasted in; each opens in a dialogue.
import { FileButton } from '@mantine/core'
import { IconFile, IconFileText, IconPaperclip, IconPhoto } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState, type DragEvent } from 'react'
import type { Document, DocumentAbout } from '../../../shared/contract/documents.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { classes } from '../../components/classes.ts'
import { TextButton } from '../../components/TextButton.tsx'
import { ProfileSection } from '../contacts/profile/ProfileSection.tsx'
import { DocumentDialogue } from './DocumentDialogue.tsx'
import styles from './documents.module.css'
import { useAddDocuments } from './use-add-documents.ts'

export function Documents({ about }: { readonly about: DocumentAbout }) {
  const words = useWords()
  const may = useMay('staff')
  const documents = useQuery(q.documents.list.queryOptions({ input: about }))
  const adding = useAddDocuments(about)
  const [over, setOver] = useState(false)
  const [opened, setOpened] = useState<number | null>(null)
  const rows = documents.data?.rows ?? []
  const shown = rows.find(({ id }) => id === opened)
  if (documents.data === undefined || (rows.length === 0 && !may)) return null

  const drag = (is: boolean) => (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(is)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void adding.add([...event.dataTransfer.files])
  }
  return (
    <div
      className={classes(styles['drop'], over && styles['over'])}
      {...(may && { onDragOver: drag(true), onDragLeave: drag(false), onDrop: drop })}
    >
      <ProfileSection title={words('documents.title')}>
        {rows.length === 0 && <p className={styles['small']}>{words('documents.none')}</p>}
        <ul>
          {rows.map((document) => (
            <li key={document.id}>
              <DocumentLine document={document} onOpen={() => setOpened(document.id)} />
            </li>
          ))}
        </ul>
        {adding.now !== null && (
          <p className={styles['small']} role="status">
            {words('documents.adding', { name: adding.now })}
          </p>
        )}
        {adding.failed.map((sentence) => (
          <p key={sentence} className={styles['failed']} role="alert">
            {sentence}
          </p>
        ))}
        {may && (
          <FileButton multiple onChange={(files) => void adding.add(files)}>
            {({ onClick }) => (
              <p className={styles['add']}>
                <TextButton
                  icon={<IconPaperclip size={16} stroke={1.6} aria-hidden />}
                  disabled={adding.now !== null}
                  onClick={onClick}
                >
                  {words('documents.add')}
                </TextButton>
              </p>
            )}
          </FileButton>
        )}
      </ProfileSection>
      {shown && <DocumentDialogue key={shown.id} document={shown} mayChange={may} onClose={() => setOpened(null)} />}
    </div>
  )
}

const ICONS = { picture: IconPhoto, text: IconFileText, none: IconFile } as const

function DocumentLine({ document, onOpen }: { readonly document: Document; readonly onOpen: () => void }) {
  const words = useWords()
  const formats = useFormats()
  const Shape = ICONS[document.preview ?? 'none']
  const facts = [formats.bytes(document.size), formats.day(formats.dayOf(document.addedAt)), document.addedByName]
  return (
    <button
      type="button"
      className={styles['row']}
      aria-label={words('documents.open', { name: document.name })}
      onClick={onOpen}
    >
      <span className={styles['icon']}>
        <Shape size={16} stroke={1.6} aria-hidden />
      </span>
      <span className={styles['words']}>
        <bdi className={styles['name']}>{document.name}</bdi>
        <span className={styles['small']}>{facts.filter((fact) => fact !== null).join(' · ')}</span>
        {document.note !== null && <span className={styles['small']}>{document.note}</span>}
      </span>
    </button>
  )
}
